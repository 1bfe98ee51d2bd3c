package dev.kdt.cli.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.aws.PutCheck;
import dev.kdt.bytes.Slice;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesis.model.RecordDistributionStrategy;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;

class StreamFindingsTest {
    private static final Traffic FAST = Traffic.steady(3_000, Traffic.Origin.TOLD);

    private final MeterRig rig = new MeterRig();

    private static StreamDescriptionSummary.Builder active(int shards) {
        return StreamDescriptionSummary.builder()
                .streamStatus(StreamStatus.ACTIVE)
                .streamModeDetails(mode -> mode.streamMode(StreamMode.PROVISIONED))
                .openShardCount(shards);
    }

    private List<String> found(StreamDescriptionSummary.Builder summary, Traffic traffic, String... needsKeys) {
        StreamCheck check = new StreamCheck("orders", summary.build(), null, new PutCheck.Answer.Permitted());
        StreamFindings findings = new StreamFindings(rig.findings, check, Set.of(needsKeys));
        findings.addOfStream();
        for (int i = 0; i < 100; i++) {
            rig.measure("key-" + (i < 50 ? 0 : i), Slice.utf8("x".repeat(100)));
        }
        Measured measured = rig.measured(traffic);
        findings.addOfRate(
                measured,
                new Estimate(PriceFile.own(), traffic, measured.volume().records()));
        return rig.found();
    }

    @Test
    void aHotKeyIsTooMuchForEveryNumberOfShards() {
        assertEquals(
                List.of("key 'key-0': records would be throttled: it takes 150.0 % of the records that a shard takes,"
                        + " and no number of shards divides a key"),
                found(active(3), FAST));
    }

    @Test
    void fewShardsAreTooFewForTheRateThatIsTold() {
        assertEquals(
                "stream 'orders': records would be throttled: --rate needs 3 shards, and 1 is open",
                found(active(1), FAST).getFirst());
    }

    @Test
    void aggregatesNeedLess() {
        assertEquals(List.of(), found(active(1), FAST, "--aggregate"));
    }

    @Test
    void aRateThatIsAssumedIsNoReason() {
        assertEquals(List.of(), found(active(1), Traffic.steady(3_000, Traffic.Origin.ASSUMED)));
    }

    @Test
    void aStreamOnDemandSizesItself() {
        assertEquals(
                1,
                found(active(1).streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND)), FAST)
                        .size());
    }

    @Test
    void aStreamThatDistributesRecordsTakesNoAggregates() {
        assertEquals(
                List.of("--aggregate: stream 'orders' distributes records itself: it ignores keys, and readers drop"
                        + " aggregates there"),
                found(active(3).recordDistributionStrategy(RecordDistributionStrategy.AUTO), FAST, "--aggregate"));
    }

    @Test
    void aStreamThatIsBeingDeletedTakesNothing() {
        assertEquals(
                List.of("stream 'orders': it is DELETING"),
                found(active(3).streamStatus(StreamStatus.DELETING), Traffic.ASSUMED));
    }
}
