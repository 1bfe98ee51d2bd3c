package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaHeader;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the values that the innermost bytes of payloads are. What turns out to hold more payloads, as rows of documents and envelopes
 * do, goes back to the {@link PayloadLayers}. One per thread.
 */
final class PayloadValues {
    private final PayloadLayers layers;
    private final Sniffer sniffer;
    private final JsonEnvelopes envelopes;
    private final BinaryReader binary;
    private final UserRecords users;
    private final Consumer<Oddity> oddities;
    private final JsonReader json = new JsonReader();
    private final JsonDocuments documents = new JsonDocuments();

    PayloadValues(
            PayloadLayers layers,
            Sniffer sniffer,
            JsonEnvelopes envelopes,
            BinaryReader binary,
            UserRecords users,
            Consumer<Oddity> oddities) {
        this.layers = layers;
        this.sniffer = sniffer;
        this.envelopes = envelopes;
        this.binary = binary;
        this.users = users;
        this.oddities = oddities;
    }

    /** Whether the payload is a row of JSON documents; if so they are handed on, each by itself. */
    boolean isRow(KinesisRecord record, Slice payload, Chain found, int depth) {
        boolean mayBeText = layers.named(depth) == null && !sniffer.mustBeJson(payload);
        List<Slice> row = documents.in(payload, mayBeText ? JsonDocuments.Broken.NO_ROW : JsonDocuments.Broken.LAST);
        if (row.size() < 2) {
            return false;
        }
        layers.each(record, row, found, depth);
        return true;
    }

    void read(Codec codec, KinesisRecord record, Slice payload, Chain found, int depth) throws CodecException {
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
            layers.each(record, lines, found, depth);
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
    void look(KinesisRecord record, Slice payload, Chain found, int depth) throws CodecException {
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
        layers.next(record, body, found.then(Codec.GLUE), depth + 1);
        return true;
    }

    /** Hands on a document; where nobody named it, also what it carries if it is an envelope. */
    private void document(KinesisRecord record, Slice payload, Value value, Chain found, int depth) {
        JsonEnvelopes.Found envelope =
                layers.named(depth) != null ? null : envelopes.recognised(payload, value, record, found);
        if (envelope == null) {
            users.hand(record, payload, value, found.then(Codec.JSON));
        } else if (envelope.content() == null) {
            users.hand(record, payload, value, found.then(Codec.JSON).then(envelope.codec()));
        } else {
            layers.takenApart(envelope.codec(), record, envelope.content(), found.then(envelope.codec()), depth);
        }
    }

    private static CodecException notJson(JsonException e) {
        return new CodecException("not JSON: " + e.problem(), e.offset());
    }
}
