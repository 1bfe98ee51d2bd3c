package dev.kdt.redrive;

import dev.kdt.flow.FlowException;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a range.
 *
 * @param problem what is wrong with it; null for nothing
 * @param gone how many records are gone; 1 when that is not known
 */
record RangeRecords(List<KinesisRecord> records, @Nullable String problem, int gone) {
    /** Fetches the records of a range. */
    static RangeRecords fetch(SequenceRange range, Redriving.Fetching fetching) throws InterruptedException {
        List<KinesisRecord> records;
        try {
            records = fetching.records(range);
        } catch (FlowException e) {
            return new RangeRecords(
                    List.of(),
                    "cannot fetch the records of " + range.inWords() + ": " + e.getMessage(),
                    Math.max(1, range.size()));
        }
        boolean beginsThere = !records.isEmpty()
                && range.first().equals(records.getFirst().position().sequence());
        int gone = Math.max(beginsThere ? 0 : 1, range.size() - records.size());
        if (gone == 0) {
            return new RangeRecords(records, null, 0);
        }
        String count = range.size() == 0 ? "records" : gone + " of " + range.size() + " records";
        return new RangeRecords(
                records, count + " of " + range.inWords() + " are gone: the stream keeps them no longer", gone);
    }
}
