package dev.kdt.redrive;

import dev.kdt.record.Position;

/**
 * The place of a leftover, by which the ledger knows it: files of leftovers only grow, and objects stay as they are.
 *
 * @param file name of the file or object
 * @param inFile the rest: {@code 12}, or {@code 12:80#3} for the leftover of number 3 in a piece that begins at column 80
 */
public record LeftoverPlace(String file, String inFile) {
    /** @param number of the leftover in its piece, from 0 */
    static LeftoverPlace of(Position piece, int number) {
        String column = piece.column() > 1 ? ":" + piece.column() : "";
        return new LeftoverPlace(
                String.valueOf(piece.file()), piece.line() + column + (number == 0 ? "" : "#" + number));
    }

    /** The place of a record that was fetched for the leftover here. */
    LeftoverPlace of(String sequence) {
        return new LeftoverPlace(file, inFile + "/" + sequence);
    }

    /** The place of the leftover's result of this number, from 0. */
    LeftoverPlace ofOutput(int number) {
        return number == 0 ? this : new LeftoverPlace(file, inFile + ">" + number);
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
