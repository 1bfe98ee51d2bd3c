package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaHeader;
import dev.kdt.record.HashRange;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the layers of payloads off, one after the other, until {@link PayloadValues} can read what is inside. One per thread. */
final class PayloadLayers {
    private final Chain chain;
    private final OutOfShard outOfShard;
    private final Consumer<Oddity> oddities;
    private final MaxRecord max;
    private final Sniffer sniffer = new Sniffer();
    private final UserRecords users;
    private final DecodingBounds bounds;
    private final Splitter splitter;
    private final BinaryReader binary;
    private final PayloadValues values;
    private final Decompressors decompressors;
    private @Nullable HashRange shard;

    /** @param users are handed what is decoded */
    PayloadLayers(
            Chain chain,
            OutOfShard outOfShard,
            Consumer<Oddity> oddities,
            MaxRecord max,
            UserRecords users,
            DecodingBounds bounds) {
        JsonEnvelopes envelopes = new JsonEnvelopes(max);
        this.chain = chain;
        this.outOfShard = outOfShard;
        this.oddities = oddities;
        this.max = max;
        this.users = users;
        this.bounds = bounds;
        this.splitter = new Splitter(envelopes);
        this.binary = new BinaryReader(chain.schemas(), users, bounds, max);
        this.values = new PayloadValues(this, sniffer, envelopes, binary, users, oddities);
        this.decompressors = new Decompressors(max);
    }

    /**
     * Takes a wire record apart.
     *
     * @param itsShard the hash keys that its shard takes; null when they are not known
     */
    void decode(KinesisRecord wire, @Nullable HashRange itsShard) {
        shard = itsShard;
        next(wire, wire.data(), Chain.AUTO, 0);
    }

    /** Goes one layer deeper; {@code found} is what was taken off so far. */
    void next(KinesisRecord record, Slice bytes, Chain found, int depth) {
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
                values.look(record, payload, found, depth);
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
                case READ -> values.read(codec, record, payload, found, depth);
            }
        } catch (CodecException e) {
            users.fail(record, Failure.decode(e, payload, found));
        }
    }

    /** The codec that the chain names for this layer; null when it leaves it open. */
    @Nullable
    Codec named(int depth) {
        return depth < chain.codecs().size() ? chain.codecs().get(depth) : null;
    }

    private void split(Codec codec, KinesisRecord record, Slice payload, Chain found, int depth) throws CodecException {
        // What lies in a decompressor's buffer is overwritten by the next record, but user records outlive it.
        boolean borrowed = !found.codecs().isEmpty();
        List<KinesisRecord> inside = splitter.split(codec, record.withData(borrowed ? payload.copy() : payload), shard);
        if (inside == null) {
            if (codec != Codec.KPL && values.isRow(record, payload, found, depth)) {
                return;
            }
            if (named(depth) == null) {
                values.look(record, payload, found, depth);
            } else {
                next(record, payload, found, depth + 1);
            }
            return;
        }
        takenApart(codec, record, inside, found.then(codec), depth);
    }

    /** Goes on with what a container carries: with records of their own, or with the one document of an envelope. */
    void takenApart(Codec codec, KinesisRecord record, List<KinesisRecord> inside, Chain deeper, int depth) {
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
    void each(KinesisRecord record, List<Slice> parts, Chain found, int depth) {
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
}
