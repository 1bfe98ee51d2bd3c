package dev.kdt.record;

import dev.kdt.bytes.TextPlace;
import org.jspecify.annotations.Nullable;

/**
 * The origin of a record, as far as it is known: a place in a stream, a line of a file, or both when an envelope was read
 * from a file.
 *
 * @param stream name of the stream
 * @param shard shard id, such as {@code shardId-000000000000}
 * @param sequence sequence number, a decimal number of up to 128 digits
 * @param subsequence index of a user record inside an aggregated record, from 0; -1 for a record that is no part of an
 *     aggregate. Sub-sequences are no checkpoints: the service knows whole records only.
 * @param file name of the file, or {@code -} for standard input
 * @param line number of the line that it begins on, from 1; 0 when there is none
 * @param column of its first character in that line, from 1; 0 when the line holds it in another form, so that a place in the
 *     record's text is none in the file
 */
public record Position(
        @Nullable String stream,
        @Nullable String shard,
        @Nullable String sequence,
        long subsequence,
        @Nullable String file,
        long line,
        int column) {
    /** Nothing is known. */
    public static final Position UNKNOWN = new Position(null, null, null, -1, null, 0, 1);

    /** The place of a whole record in a shard. */
    public static Position inShard(String stream, String shard, String sequence) {
        return new Position(stream, shard, sequence, -1, null, 0, 1);
    }

    /** A line of a file, counted from 1. */
    public static Position inFile(String file, long line) {
        return inFile(file, line, 1);
    }

    /** A place in a line of a file, both counted from 1. */
    public static Position inFile(String file, long line, int column) {
        return new Position(null, null, null, -1, file, line, column);
    }

    /** The place of the user record {@code index} of the aggregate that stands here. */
    public Position withSubsequence(long index) {
        return new Position(stream, shard, sequence, index, file, line, column);
    }

    /** This position; if it says neither a sequence number nor a file, with the file and the line of what the record was wrapped in. */
    public Position orWrappedAt(Position wrapping) {
        return sequence != null || file != null
                ? this
                : new Position(stream, shard, null, subsequence, wrapping.file, wrapping.line, 0);
    }

    /** Whether this is a user record taken out of an aggregate. */
    public boolean isSubsequence() {
        return subsequence >= 0;
    }

    /** The sequence number, with the sub-sequence after a number sign if there is one; null when it is not known. */
    public @Nullable String sequenceInWords() {
        return sequence != null && isSubsequence() ? sequence + "#" + subsequence : sequence;
    }

    /** The place in words, for messages: {@code orders, shard 0, 4959…} or {@code orders.ndjson:17}. */
    public String inWords() {
        return inWords(line > 0 ? ":" + line : "");
    }

    /** A place in the record's own text, in words: {@code orders.ndjson:17:5}, or {@code orders, shard 0, 4959… at 1:5}. */
    public String inWords(TextPlace inside) {
        if (file == null || sequence != null || column < 1) {
            return inWords() + " at " + inside;
        }
        int fromColumn = inside.line() == 1 ? column - 1 : 0;
        return inWords(":" + (Math.max(line, 1) + inside.line() - 1) + ":" + (fromColumn + inside.column()));
    }

    private String inWords(String placeInFile) {
        StringBuilder words = new StringBuilder();
        if (sequence != null) {
            words.append(stream == null ? "" : stream + ", ");
            words.append(shard == null ? "" : "shard " + ShardId.number(shard) + ", ");
            words.append(sequenceInWords());
        }
        if (file != null) {
            words.append(words.isEmpty() ? "" : " in ").append(file.equals("-") ? "stdin" : file);
            words.append(placeInFile);
        }
        return words.isEmpty() ? "an unknown place" : words.toString();
    }
}
