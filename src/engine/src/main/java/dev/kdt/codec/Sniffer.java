package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.json.Utf8;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its bytes what a payload is. One per thread.
 *
 * <p>Any word may be Base64. It is taken for that by what comes out, whatever its length, so that the records of one producer are
 * all read alike: a JSON object or array, several of them in a row, or another layer, such as gzip or an aggregate. A word that
 * comes out as anything else, a text or a number included, is a word.
 */
final class Sniffer {
    /** CloudWatch Logs always writes this field first. */
    private static final byte[] LOGS = "{\"messageType\":".getBytes(StandardCharsets.US_ASCII);

    private final JsonDocuments documents = new JsonDocuments();
    private final Decompressor probe = new Decompressor();

    /** The layer that lies around the payload; null when these are the innermost bytes. */
    @Nullable
    Codec layer(Slice payload) {
        if (payload.isEmpty()) {
            return null;
        }
        if (TextEncoding.ofPayload(payload) != null) {
            return Codec.UTF_16;
        }
        return switch (payload.at(0)) {
            case '{' -> payload.startsWith(LOGS) ? Codec.CLOUDWATCH_LOGS : null;
            case (byte) 0xF3 -> KplReader.looksAggregated(payload) ? Codec.KPL : null;
            case 0x00, 0x1F, 0x28, 0x50, 0x78, (byte) 0x82, (byte) 0xFF -> {
                Compression how = compression(payload);
                yield how == null ? base64(payload) : Codec.valueOf(how.name());
            }
            default -> base64(payload);
        };
    }

    /** Whether the payload begins as a JSON value may. */
    boolean mayBeJson(Slice payload) {
        return switch (firstByte(payload)) {
            case '{', '[', '"', 't', 'f', 'n', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> true;
            default -> false;
        };
    }

    /** Whether it begins as nothing else does: then it is broken JSON rather than text. */
    boolean mustBeJson(Slice payload) {
        return firstByte(payload) == '{';
    }

    /** Whether it begins as a JSON object or array does. */
    boolean beginsDocument(Slice payload) {
        int first = firstByte(payload);
        return first == '{' || first == '[';
    }

    boolean isText(Slice payload) {
        return Utf8.isValid(payload);
    }

    /** {@code x} and a second byte begin many a text too: only data that can be decompressed is zlib. */
    private @Nullable Compression compression(Slice payload) {
        Compression how = Compression.of(payload);
        if (how != Compression.ZLIB) {
            return how;
        }
        try {
            probe.decompress(how, payload);
            return how;
        } catch (CodecException _) {
            return null;
        }
    }

    private @Nullable Codec base64(Slice payload) {
        if (!Base64Text.isBase64(payload)) {
            return null;
        }
        try {
            return isWorthWrapping(Base64Text.decode(payload)) ? Codec.BASE64 : null;
        } catch (CodecException _) {
            return null;
        }
    }

    private boolean isWorthWrapping(Slice inner) {
        TextEncoding encoding = TextEncoding.ofPayload(inner);
        if (encoding != null) {
            return isWorthWrapping(encoding.toUtf8(inner));
        }
        return layer(inner) != null
                || !documents.in(inner, JsonDocuments.Broken.NO_ROW).isEmpty();
    }

    private static int firstByte(Slice payload) {
        for (int i = 0; i < payload.length(); i++) {
            byte each = payload.at(i);
            if (each != ' ' && each != '\t' && each != '\n' && each != '\r') {
                return each;
            }
        }
        return -1;
    }
}
