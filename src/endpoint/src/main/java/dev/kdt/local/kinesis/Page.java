package dev.kdt.local.kinesis;

import dev.kdt.local.log.LogRecord;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.wire.AnswerWriter;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.util.List;

/**
 * Some records of a shard, as they are answered.
 *
 * @param next the ordinal after them
 * @param millisBehind how old the newest of them is, or 0 when there is nothing after them
 * @param atEnd whether the shard is closed and nothing is after them
 */
record Page(Shard shard, List<LogRecord> records, long next, long millisBehind, boolean atEnd, String encryption) {
    /** Reads from {@code ordinal} on, or from the trim horizon when that is later. */
    static Page read(KinesisStream stream, Shard shard, long ordinal, int limit, long maxBytes, long now) {
        try {
            boolean closed = !shard.info().isOpen(); // Before reading: what follows a closing is the end.
            long tip = shard.log().nextOrdinal();
            long from = Math.max(ordinal, stream.trimHorizon(shard));
            List<LogRecord> records = from >= tip ? List.of() : shard.log().read(from, limit, maxBytes);
            long next =
                    records.isEmpty() ? Math.max(from, tip) : records.getLast().ordinal() + 1;
            long behind = next >= tip || records.isEmpty()
                    ? 0
                    : Math.max(0, now - records.getLast().arrival());
            return new Page(
                    shard,
                    records,
                    next,
                    behind,
                    closed && next >= tip,
                    stream.settings().encryption());
        } catch (IOException e) {
            throw ServiceException.failed(
                    "InternalFailure", 500, "Cannot read " + shard.info().id() + ": " + e);
        }
    }

    void writeTo(AnswerWriter out) throws IOException {
        out.objects("Records", records, this::item).number("MillisBehindLatest", millisBehind);
    }

    /** The bytes that the service's limits count. */
    long bytes() {
        return records.stream().mapToLong(LogRecord::size).sum();
    }

    /** A sequence number after which reading goes on behind these records. */
    String continuation() {
        return records.isEmpty()
                ? shard.info().sequence(next - 1, shard.info().created())
                : shard.sequence(records.getLast());
    }

    private void item(AnswerWriter out, LogRecord item) throws IOException {
        out.text("SequenceNumber", shard.sequence(item))
                .millis("ApproximateArrivalTimestamp", item.arrival())
                .bytes("Data", item.data())
                .text("PartitionKey", item.key().toText());
        if (!encryption.equals("NONE")) {
            out.text("EncryptionType", encryption);
        }
    }
}
