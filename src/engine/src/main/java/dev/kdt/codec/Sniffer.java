package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.Utf8;
import dev.kdt.record.MaxRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its bytes what a payload is. One per thread.
 *
 * <p>The records of one producer must all be read alike, so no rule depends on the length of a payload, or on a mark so short that
 * other bytes have it by chance:
 *
 * <ul>
 *   <li><b>A compression</b> has a mark and a header that makes sense, or, where the mark is two bytes or none (zlib, Hadoop's blocks),
 *       can be decompressed to its end.
 *   <li><b>Base64</b>, which any word may be, is known by what comes out: a JSON object or array, several in a row, another layer,
 *       such as gzip or an aggregate, a file of Avro, or CBOR with its mark. A word that comes out as anything else, a text, a
 *       number or a small map in binary included, is a word.
 *   <li><b>UTF-16 and UTF-32</b> have a byte order mark, or the zero bytes of Latin letters: see {@link TextEncoding#ofPayload}.
 *       Text in other letters needs its mark.
 *   <li><b>JSON</b> that is broken is told from bytes that merely begin with a brace by what follows that: see {@link #mustBeJson}.
 *   <li><b>A number</b> alone is JSON, and so are {@code true}, {@code false} and {@code null}: where a producer's words may be
 *       numbers, {@code decode: text} makes strings of them all.
 *   <li><b>Text</b> is UTF-8 without the control characters that are in no text: see {@link TextCharacters}.
 *   <li>Everything else is <b>binary</b>.
 * </ul>
 */
final class Sniffer {
    private final JsonDocuments documents = new JsonDocuments();
    private final BinaryFormats binary = new BinaryFormats(null, MaxRecord.DEFAULT);
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
            case '{' -> null;
            case (byte) 0xF3 -> KplReader.looksAggregated(payload) ? Codec.KPL : null;
            case 0x00, 0x04, 0x1F, 0x28, 0x50, 0x78, (byte) 0x82, (byte) 0xFF -> {
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

    /** Whether it begins as nothing else does: then it is broken JSON rather than text, or rather than bytes. */
    boolean mustBeJson(Slice payload) {
        int brace = indexOfSign(payload, 0);
        if (brace < 0 || payload.at(brace) != '{') {
            return false;
        }
        int next = indexOfSign(payload, brace + 1);
        boolean beginsObject = next >= 0 && (payload.at(next) == '"' || payload.at(next) == '}');
        return beginsObject ? isBrokenText(payload) : isText(payload);
    }

    /** Whether the bytes were meant as text: broken as UTF-8, or by characters that are in no text, but not by both. */
    private static boolean isBrokenText(Slice payload) {
        return Utf8.isValid(payload) || !TextCharacters.haveControls(payload);
    }

    /** Whether it begins as a JSON object or array does. */
    boolean beginsDocument(Slice payload) {
        int first = firstByte(payload);
        return first == '{' || first == '[';
    }

    /** Whether it begins so, and is text but for its encoding. */
    boolean isMisencodedDocument(Slice payload) {
        return beginsDocument(payload) && isBrokenText(payload);
    }

    boolean isText(Slice payload) {
        return TextCharacters.areText(payload);
    }

    private @Nullable Compression compression(Slice payload) {
        Compression how = Compression.of(payload);
        return how != null && (how.isEvident(payload) || isDecompressible(how, payload)) ? how : null;
    }

    private boolean isDecompressible(Compression how, Slice payload) {
        try {
            probe.decompress(how, payload);
            return true;
        } catch (CodecException _) {
            return false;
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
                || isMarked(inner)
                || !documents.in(inner, JsonDocuments.Broken.NO_ROW).isEmpty();
    }

    /** Whether the bytes are of a binary format that has a mark, which random words are not. */
    private boolean isMarked(Slice inner) {
        return BinaryMark.isAvroFile(inner) || (BinaryMark.isMarkedCbor(inner) && isReadable(Codec.CBOR, inner));
    }

    private boolean isReadable(Codec format, Slice payload) {
        try {
            return !binary.read(format, null, payload).isEmpty();
        } catch (CodecException _) {
            return false;
        }
    }

    private static int firstByte(Slice payload) {
        int at = indexOfSign(payload, 0);
        return at < 0 ? -1 : payload.at(at);
    }

    /** The index of the first byte from {@code from} on that is no white space of JSON; -1 when there is none. */
    private static int indexOfSign(Slice payload, int from) {
        for (int i = from; i < payload.length(); i++) {
            byte each = payload.at(i);
            if (each != ' ' && each != '\t' && each != '\n' && each != '\r') {
                return i;
            }
        }
        return -1;
    }
}
