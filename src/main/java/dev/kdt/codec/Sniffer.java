package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells by its bytes what a payload is. One per thread. */
final class Sniffer {
    /** Shorter words in the Base64 alphabet are common words. */
    private static final int SHORTEST_BASE64 = 16;

    /** CloudWatch Logs always writes this field first. */
    private static final byte[] LOGS = "{\"messageType\":".getBytes(StandardCharsets.US_ASCII);

    private final JsonReader json = new JsonReader();
    private final Decompressor probe = new Decompressor();

    /** The layer that lies around the payload; null when these are the innermost bytes. */
    @Nullable
    Codec layer(Slice payload) {
        if (payload.isEmpty()) {
            return null;
        }
        return switch (payload.at(0)) {
            case '{' -> payload.startsWith(LOGS) ? Codec.CLOUDWATCH_LOGS : null;
            case (byte) 0xF3 -> KplReader.looksAggregated(payload) ? Codec.KPL : null;
            case 0x1F -> Compression.GZIP.marks(payload) ? Codec.GZIP : null;
            case 0x28 -> Compression.ZSTD.marks(payload) ? Codec.ZSTD : null;
            case 0x78 -> isZlib(payload) ? Codec.ZLIB : base64(payload);
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

    boolean isText(Slice payload) {
        return Utf8Check.isValid(payload);
    }

    /** {@code x} and a second byte begin many a text too: only data that can be decompressed is zlib. */
    private boolean isZlib(Slice payload) {
        if (!Compression.ZLIB.marks(payload)) {
            return false;
        }
        try {
            probe.decompress(Compression.ZLIB, payload);
            return true;
        } catch (CodecException _) {
            return false;
        }
    }

    /** Any word may be Base64: it is taken for that only when what comes out is something that one would wrap. */
    private @Nullable Codec base64(Slice payload) {
        if (payload.length() < SHORTEST_BASE64 || !Base64Text.isBase64(payload)) {
            return null;
        }
        try {
            Slice inner = Base64Text.decode(payload);
            return isWorthWrapping(inner) ? Codec.BASE64 : null;
        } catch (CodecException _) {
            return null;
        }
    }

    private boolean isWorthWrapping(Slice inner) {
        if (layer(inner) != null) {
            return true;
        }
        int first = firstByte(inner);
        if (first != '{' && first != '[') {
            return false;
        }
        try {
            json.read(inner);
            return true;
        } catch (JsonException _) {
            return false;
        }
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
