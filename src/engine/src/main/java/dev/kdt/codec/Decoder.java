package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.schema.SchemaHeader;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes wire records apart and makes values of them, by a {@link Chain} or by looking at each payload. Reused for many records,
 * it keeps its buffers. One per thread.
 */
public final class Decoder {
    private final Chain chain;
    private final OutOfShard outOfShard;
    private final Consumer<Oddity> oddities;
    private final MaxRecord max;
    private final Sniffer sniffer = new Sniffer();
    private final JsonEnvelopes envelopes;
    private final Splitter splitter;
    private final DecodingBounds bounds;
    private final UserRecords users = new UserRecords();
    private final BinaryReader binary;
    private final JsonReader json = new JsonReader();
    private final JsonDocuments documents = new JsonDocuments();
    private final Decompressors decompressors;
    private @Nullable HashRange shard;

    /** Takes what a wire record holds. */
    public interface Sink {
        /** One user record was decoded. */
        void decoded(Message message);

        /** One user record could not be decoded; its siblings in the same aggregate may. */
        void failed(KinesisRecord record, Failure failure);

        /** The wire record is an aggregate of nothing, as a CloudWatch Logs control message is. */
        void empty(KinesisRecord wire);

        /** One user record does not belong into its shard, and is to be dropped. */
        default void dropped(KinesisRecord record) {}
    }

    /** @param chain how payloads are decoded; {@link Chain#AUTO} to look at each */
    public Decoder(Chain chain) {
        this(chain, OutOfShard.MARK, ignored -> {}, MaxRecord.DEFAULT);
    }

    /**
     * @param outOfShard what becomes of user records that do not belong into their shard
     * @param oddities told of each payload that is odd
     * @param max the most bytes that a payload may have, as it comes and after each layer
     */
    public Decoder(Chain chain, OutOfShard outOfShard, Consumer<Oddity> oddities, MaxRecord max) {
        this.chain = chain;
        this.outOfShard = outOfShard;
        this.oddities = oddities;
        this.max = max;
        this.envelopes = new JsonEnvelopes(max);
        this.splitter = new Splitter(envelopes);
        this.bounds = new DecodingBounds(max);
        this.decompressors = new Decompressors(max);
        this.binary = new BinaryReader(chain.schemas(), users, bounds, max);
    }

    /** Hands the user records of a wire record to {@code sink}, in order, each once. */
    public void decode(KinesisRecord wire, Sink sink) {
        decode(wire, null, sink);
    }

    /**
     * The same for a record of a shard.
     *
     * @param itsShard the hash keys that the shard takes; null when they are not known
     */
    public void decode(KinesisRecord wire, @Nullable HashRange itsShard, Sink sink) {
        shard = itsShard;
        users.begin(sink);
        bounds.begin();
        try {
            next(wire, wire.data(), Chain.AUTO, 0);
        } catch (DecodingBounds.ExceededException e) {
            users.fail(wire, Failure.decode(String.valueOf(e.getMessage())));
        }
        users.end(wire);
    }

    /** Goes one layer deeper; {@code found} is what was taken off so far. */
    private void next(KinesisRecord record, Slice bytes, Chain found, int depth) {
        bounds.takeBytes(bytes.length());
        String defect = record.defect();
        if (defect != null) {
            users.fail(record, Failure.decode(defect));
            return;
        }
        if (max.isExceededBy(bytes.length())) {
            users.fail(record, Failure.decode(max.refusal()));
            return;
        }
        if (depth > Chain.MAX_LAYERS) {
            users.fail(record, Failure.decode("more than " + Chain.MAX_LAYERS + " layers around the payload"));
            return;
        }
        Codec named = named(depth);
        Slice payload = named == null || named.readsText() ? TextEncoding.withoutMark(bytes) : bytes;
        @Nullable Codec codec = named == null ? sniffer.layer(payload) : named;
        try {
            if (codec == null) {
                look(record, payload, found, depth);
                return;
            }
            TextEncoding encoding = codec.readsText() ? TextEncoding.ofPayload(payload) : null;
            if (encoding != null) {
                next(record, encoding.toUtf8(payload), found.then(Codec.UTF_16), depth);
                return;
            }
            switch (codec.role()) {
                case SPLIT, OPEN -> split(codec, record, payload, found, depth);
                case UNWRAP -> unwrap(codec, record, payload, found, depth);
                case READ -> read(codec, record, payload, found, depth);
            }
        } catch (CodecException e) {
            users.fail(record, Failure.decode(e, payload, found));
        }
    }

    /** The codec that the chain names for this layer; null when it leaves it open. */
    private @Nullable Codec named(int depth) {
        return depth < chain.codecs().size() ? chain.codecs().get(depth) : null;
    }

    private void split(Codec codec, KinesisRecord record, Slice payload, Chain found, int depth) throws CodecException {
        // What lies in a decompressor's buffer is overwritten by the next record, but user records outlive it.
        boolean borrowed = !found.codecs().isEmpty();
        List<KinesisRecord> inside = splitter.split(codec, record.withData(borrowed ? payload.copy() : payload), shard);
        if (inside == null) {
            if (codec != Codec.KPL && isRow(record, payload, found, depth)) {
                return;
            }
            if (depth >= chain.codecs().size()) {
                look(record, payload, found, depth);
            } else {
                next(record, payload, found, depth + 1);
            }
            return;
        }
        takenApart(codec, record, inside, found.then(codec), depth);
    }

    /** Goes on with what a container carries: with records of their own, or with the one document of an envelope. */
    private void takenApart(Codec codec, KinesisRecord record, List<KinesisRecord> inside, Chain deeper, int depth) {
        if (codec.role() == Codec.Role.OPEN && inside.size() == 1) {
            next(record, inside.getFirst().data(), deeper, depth + 1);
            return;
        }
        users.split();
        bounds.takeMessages(inside.size());
        for (KinesisRecord user : inside) {
            if (codec.carriesWholeRecords()) {
                users.beginWhole();
            }
            if (user.outOfShard() && outOfShard == OutOfShard.DROP) {
                users.drop(user);
                continue;
            }
            next(user, user.data(), deeper, depth + 1);
        }
    }

    private void unwrap(Codec codec, KinesisRecord record, Slice payload, Chain found, int depth)
            throws CodecException {
        Chain deeper = found.then(codec);
        switch (codec) {
            case BASE64 -> {
                if (!found.codecs().isEmpty() && found.codecs().getLast() == Codec.BASE64) {
                    oddities.accept(Oddity.DOUBLE_BASE64);
                }
                next(record, Base64Text.decode(payload), deeper, depth + 1);
            }
            case GLUE, CONFLUENT -> unwrapHeader(codec, record, payload, found, depth);
            case UTF_16 -> {
                TextEncoding encoding = TextEncoding.ofPayload(payload);
                if (encoding != null) {
                    next(record, encoding.toUtf8(payload), deeper, depth + 1);
                } else {
                    next(record, payload, found, depth + 1);
                }
            }
            default -> {
                Compression how = Compression.valueOf(codec.name());
                if (how.marks(payload)) {
                    each(record, decompressors.at(depth).parts(how, payload), deeper, depth + 1);
                } else {
                    next(record, payload, found, depth + 1);
                }
            }
        }
    }

    private void unwrapHeader(Codec codec, KinesisRecord record, Slice payload, Chain found, int depth)
            throws CodecException {
        SchemaHeader header = codec == Codec.GLUE ? SchemaHeader.glue(payload) : SchemaHeader.confluent(payload);
        if (header == null || binary.takesHeader(named(depth + 1))) {
            next(record, payload, found, depth + 1);
        } else {
            next(record, binary.body(header), found.then(codec), depth + 1);
        }
    }

    /** Goes on with each of the parts that a payload was found to have; with more than one, each is a user record. */
    private void each(KinesisRecord record, List<Slice> parts, Chain found, int depth) {
        if (parts.size() == 1) {
            next(record, parts.getFirst(), found, depth);
            return;
        }
        users.split();
        bounds.takeMessages(parts.size());
        boolean borrowed = !found.codecs().isEmpty();
        for (Slice part : parts) {
            Slice own = borrowed ? part.copy() : part;
            next(record.withData(own), own, found, depth);
        }
    }

    /** Whether the payload is a row of JSON documents; if so they are handed on, each by itself. */
    private boolean isRow(KinesisRecord record, Slice payload, Chain found, int depth) {
        boolean mayBeText = depth >= chain.codecs().size() && !sniffer.mustBeJson(payload);
        List<Slice> row = documents.in(payload, mayBeText ? JsonDocuments.Broken.NO_ROW : JsonDocuments.Broken.LAST);
        if (row.size() < 2) {
            return false;
        }
        each(record, row, found, depth);
        return true;
    }

    private void read(Codec codec, KinesisRecord record, Slice payload, Chain found, int depth) throws CodecException {
        switch (codec) {
            case JSON -> readJson(record, payload, found, depth);
            case TEXT -> users.hand(record, payload, TextEncoding.text(payload), found.then(codec));
            case CSV -> users.hand(record, payload, Cells.COMMA.read(payload), found.then(codec));
            case LOGFMT -> readLogfmt(record, payload, found, depth);
            case TSV -> users.hand(record, payload, Cells.TAB.read(payload), found.then(codec));
            case AVRO, PROTOBUF, MSGPACK, CBOR -> binary.read(codec, record, payload, found);
            default -> users.hand(record, payload, Value.of(Base64Text.encode(payload)), found.then(codec));
        }
    }

    private void readLogfmt(KinesisRecord record, Slice payload, Chain found, int depth) throws CodecException {
        List<Slice> lines = Logfmt.lines(payload);
        if (lines.size() > 1) {
            each(record, lines, found, depth);
        } else {
            users.hand(record, payload, Logfmt.read(payload), found.then(Codec.LOGFMT));
        }
    }

    private void readJson(KinesisRecord record, Slice payload, Chain found, int depth) throws CodecException {
        try {
            document(record, payload, json.read(payload), found, depth);
        } catch (JsonException e) {
            if (!isRow(record, payload, found, depth)) {
                throw notJson(e);
            }
        }
    }

    /** Makes the value that the innermost bytes of an unknown payload are: JSON if they can be, else text, else raw. */
    private void look(KinesisRecord record, Slice payload, Chain found, int depth) throws CodecException {
        if (binary.readMarked(record, payload, found)) {
            return;
        }
        if (sniffer.mayBeJson(payload)) {
            try {
                document(record, payload, json.read(payload), found, depth);
                return;
            } catch (JsonException e) {
                if (isRow(record, payload, found, depth)) {
                    return;
                }
                if (sniffer.mustBeJson(payload) || (e.isEncoding() && sniffer.isMisencodedDocument(payload))) {
                    throw notJson(e);
                }
            }
        }
        if (!lookInHeader(record, payload, found, depth) && !binary.readMaps(record, payload, found)) {
            Oddity unread = binary.unread(payload);
            boolean isText = unread == null && sniffer.isText(payload);
            if (!isText) {
                oddities.accept(unread == null ? Oddity.BINARY : unread);
            }
            read(isText ? Codec.TEXT : Codec.RAW, record, payload, found, depth);
        }
    }

    /** Whether the payload is JSON behind the header of a registry; if so it is handed on. */
    private boolean lookInHeader(KinesisRecord record, Slice payload, Chain found, int depth) throws CodecException {
        SchemaHeader header = SchemaHeader.glue(payload);
        Slice body = header == null ? Slice.EMPTY : binary.body(header);
        if (!sniffer.beginsDocument(body)) {
            return false;
        }
        next(record, body, found.then(Codec.GLUE), depth + 1);
        return true;
    }

    /** Hands on a document; where nobody named it, also what it carries if it is an envelope. */
    private void document(KinesisRecord record, Slice payload, Value value, Chain found, int depth) {
        JsonEnvelopes.Found envelope =
                named(depth) != null ? null : envelopes.recognised(payload, value, record, found);
        if (envelope == null) {
            users.hand(record, payload, value, found.then(Codec.JSON));
        } else if (envelope.content() == null) {
            users.hand(record, payload, value, found.then(Codec.JSON).then(envelope.codec()));
        } else {
            takenApart(envelope.codec(), record, envelope.content(), found.then(envelope.codec()), depth);
        }
    }

    private static CodecException notJson(JsonException e) {
        return new CodecException("not JSON: " + e.problem(), e.offset());
    }
}
