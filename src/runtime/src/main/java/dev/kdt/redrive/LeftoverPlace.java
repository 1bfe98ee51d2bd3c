package dev.kdt.redrive;

import dev.kdt.bytes.Slice;
import dev.kdt.record.Position;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The place of a leftover, and what is there: by both the ledger knows it. Files of leftovers grow, and one of the same name takes the
 * place of one that was done and removed; what is in that was not sent.
 *
 * @param file name of the file or object
 * @param inFile the rest: {@code 12}, or {@code 12:80#3} for the leftover of number 3 in a piece that begins at column 80
 * @param content of the document that the leftover lies in, as a fingerprint
 */
public record LeftoverPlace(String file, String inFile, String content) {
    /** Enough that another document at the same place is never taken for this one. */
    private static final int FINGERPRINT_BYTES = 8;

    private static final char BEFORE_CONTENT = '~';

    /**
     * The place of a leftover that lies in a file.
     *
     * @param number of the leftover in its piece, from 0
     */
    static LeftoverPlace of(Position piece, int number, String content) {
        String column = piece.column() > 1 ? ":" + piece.column() : "";
        return new LeftoverPlace(
                String.valueOf(piece.file()), piece.line() + column + (number == 0 ? "" : "#" + number), content);
    }

    /** What {@link #content} holds of a document. */
    static String contentOf(Slice document) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(document.array(), document.from(), document.length());
            return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java platform has SHA-256.
        }
    }

    /** The place of a record that was fetched for the leftover here. */
    LeftoverPlace of(String sequence) {
        return new LeftoverPlace(file, inFile + "/" + sequence, content);
    }

    /** The place of the leftover's result of this number, from 0. */
    LeftoverPlace ofOutput(int number) {
        return number == 0 ? this : new LeftoverPlace(file, inFile + ">" + number, content);
    }

    /** What the ledger has of it beside the file. */
    String written() {
        return inFile + BEFORE_CONTENT + content;
    }

    /** The place of a name and of what was {@link #written}. */
    static LeftoverPlace read(String file, String written) {
        int at = written.indexOf(BEFORE_CONTENT);
        return at < 0
                ? new LeftoverPlace(file, written, "")
                : new LeftoverPlace(file, written.substring(0, at), written.substring(at + 1));
    }

    /** For messages. */
    Position position() {
        return Position.inFile(toString(), 0);
    }

    /** {@code parked.ndjson:12}. */
    @Override
    public String toString() {
        return file + ":" + inFile;
    }
}
