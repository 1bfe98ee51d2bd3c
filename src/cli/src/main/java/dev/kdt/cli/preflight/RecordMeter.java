package dev.kdt.cli.preflight;

import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.load.KeySketch;
import dev.kdt.load.SizeDistribution;
import dev.kdt.pipeline.Output;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Limits;
import dev.kdt.record.PartitionKey;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Measures records instead of sending them. */
final class RecordMeter implements Sink {
    private final Findings findings;
    private final LimitChecks limits;
    private final Volume volume = new Volume();
    private final Packing packing = new Packing();
    private final SizeDistribution sizes = new SizeDistribution();
    private final KeySketch keys = new KeySketch();
    private final ArrivalSpan arrivals = new ArrivalSpan();
    private long keyless;
    private long requests;
    private int requestRecords;
    private long requestBytes;

    /** @param findings is told of the records that break a limit */
    RecordMeter(Findings findings, LimitChecks limits) {
        this.findings = findings;
        this.limits = limits;
    }

    @Override
    public synchronized void send(Output output, Ticket ticket) {
        KinesisRecord record = output.source();
        int data = output.bytes().length();
        String key = key(record);
        int keyBytes = PartitionKey.bytes(key);
        String place = record.position().inWords();
        limits.measure(key.codePointCount(0, key.length()), keyBytes, data).forEach(flaw -> findings.add(place, flaw));
        String hash = hash(record, place);
        volume.add(data, keyBytes);
        packing.add(key, keyBytes, hash, output.bytes());
        sizes.add(data);
        arrivals.add(record.arrival());
        if (record.partitionKey() == null) {
            keyless++;
        } else {
            keys.add(key, (long) data + keyBytes);
        }
        request((long) data + keyBytes);
        ticket.delivered(output);
    }

    /** The partition key; where there is none, one as long as the random one that it is sent with. */
    private String key(KinesisRecord record) {
        String key = record.partitionKey();
        return key != null ? key : HexFormat.of().toHexDigits(volume.records());
    }

    private @Nullable String hash(KinesisRecord record, String place) {
        String hash = record.explicitHashKey();
        if (hash == null || HashKey.isWritten(hash)) {
            return hash;
        }
        findings.add(place, "explicit hash key: a number from 0 to 2^128-1 is wanted (given " + hash + ")");
        return null;
    }

    /** Begins a request when the last one is full, as sending does. */
    private void request(long size) {
        if (requests == 0
                || requestRecords == Limits.PUT_RECORDS_COUNT
                || requestBytes + size > Limits.PUT_RECORDS_BYTES) {
            requests++;
            requestRecords = 0;
            requestBytes = 0;
        }
        requestRecords++;
        requestBytes += size;
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    /**
     * What was measured. Called once, when no more comes.
     *
     * @param told the rate that was told; null: that of the arrival times, or an assumed one
     */
    synchronized Measured measured(@Nullable Traffic told) {
        packing.end();
        Traffic arrived = arrivals.traffic();
        return new Measured(
                volume,
                packing,
                sizes.sizes(),
                keys,
                keyless,
                requests,
                limits.all(),
                told != null ? told : arrived != null ? arrived : Traffic.ASSUMED);
    }
}
