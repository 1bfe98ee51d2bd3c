package dev.kdt.cli.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Limits;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records that are measured, one after the other. */
final class MeterRig implements Ticket {
    final Findings findings = new Findings();
    private final RecordMeter meter;
    private int lines;
    private int delivered;

    MeterRig() {
        this(Limits.RECORD_BYTES);
    }

    /** @param recordBytes the largest record of the stream */
    MeterRig(long recordBytes) {
        meter = new RecordMeter(findings, new LimitChecks(recordBytes));
    }

    void measure(@Nullable String key, Slice data) {
        measure(key, data, null);
    }

    void measure(@Nullable String key, Slice data, @Nullable Instant arrival) {
        lines++;
        KinesisRecord record = new KinesisRecord(Position.inFile("in", lines), key, null, arrival, data);
        meter.send(new Output(data, record), this);
        assertEquals(lines, delivered);
    }

    Measured measured(@Nullable Traffic told) {
        return meter.measured(told);
    }

    /** All that was found. */
    List<String> found() {
        return findings.kept().stream().map(Findings.Finding::inWords).toList();
    }

    @Override
    public void delivered(Output output) {
        delivered++;
    }

    @Override
    public void undeliverable(Output output, Failure failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void givenUp(Output output) {
        throw new AssertionError(output);
    }
}
