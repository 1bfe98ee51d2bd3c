package dev.kdt.redrive;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import org.jspecify.annotations.Nullable;

/**
 * A result on its way to its target.
 *
 * @param source the file or object that the leftover lies in, or that names it
 * @param output its bytes are its own
 * @param target as {@code --to} names it; empty where none was named
 * @param place of the leftover
 * @param origin the record of a stream that it is made of, and which of its results; null where that is not known
 */
public record RedriveItem(
        LeftoverKind kind,
        String source,
        Output output,
        String target,
        LeftoverPlace place,
        @Nullable String origin) {
    /**
     * A result of a leftover.
     *
     * @param place of the leftover, or of the user record in it
     * @param record with the bytes of the result
     * @param number of the result, from 0
     */
    static RedriveItem of(
            Leftover.Whole leftover,
            Redriving how,
            String source,
            String target,
            LeftoverPlace place,
            KinesisRecord record,
            int number) {
        LeftoverKind kind = leftover.kind();
        boolean isEnded = how.pipeline() != null
                || !kind.isOfStream()
                || !target.startsWith("firehose:")
                || record.data().endsWith(how.delimiter());
        Slice bytes = joined(record.data(), isEnded ? Slice.EMPTY : how.delimiter());
        return new RedriveItem(
                kind,
                source,
                new Output(bytes, record, Chain.AUTO, 1),
                target,
                place.ofOutput(number),
                leftover.isResult() ? null : origin(kind, record, number));
    }

    /** All records of a range: what the ledger says of it when it is done. */
    static RedriveItem ofRange(Leftover.Range range, String source, Redriving how) {
        KinesisRecord none = KinesisRecord.of(range.place().position(), Slice.EMPTY);
        return new RedriveItem(
                LeftoverKind.LAMBDA_RANGE, source, new Output(Slice.EMPTY, none), how.target(), range.place(), null);
    }

    /** The same record may lie in several leftovers: a batch that Lambda tells of twice, an event that was logged at each attempt. */
    private static @Nullable String origin(LeftoverKind kind, KinesisRecord record, int number) {
        Position position = record.position();
        String output = number == 0 ? "" : ">" + number;
        if (position.stream() != null && position.shard() != null && position.sequence() != null) {
            return position.stream() + "/" + position.shard() + "/" + position.sequenceInWords() + output;
        }
        return kind == LeftoverKind.FIREHOSE_EVENT && record.arrival() != null && position.sequence() != null
                ? position.sequence() + "@" + record.arrival() + output
                : null;
    }

    private static Slice joined(Slice bytes, Slice end) {
        byte[] joined = new byte[bytes.length() + end.length()];
        System.arraycopy(bytes.array(), bytes.from(), joined, 0, bytes.length());
        System.arraycopy(end.array(), end.from(), joined, bytes.length(), end.length());
        return Slice.of(joined);
    }

    LedgerItem inLedger() {
        return new LedgerItem(place, origin);
    }

    /** The place of the record, and of the leftover, for messages. */
    Position position() {
        Position its = output.source().position();
        return new Position(its.stream(), its.shard(), its.sequence(), its.subsequence(), place.toString(), 0, 0);
    }
}
