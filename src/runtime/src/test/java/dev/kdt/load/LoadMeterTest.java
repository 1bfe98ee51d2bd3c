package dev.kdt.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadMeterTest {
    private static final double ROUNDING = 1e-9;

    @ParameterizedTest
    @EnumSource
    void aSteadyLoadIsMeasuredAsItIs(LoadMeter.Window window) {
        MeterRig rig = new MeterRig(window, 1);
        for (int second = 0; second < 300; second++) {
            for (int i = 0; i < 25; i++) {
                rig.put("k" + i, 1024);
            }
            rig.pass(1);
        }
        ShardReport shard = rig.shard("s0");
        assertEquals(25, shard.average().records(), ROUNDING);
        assertEquals(25 * 1024, shard.average().bytes(), ROUNDING);
        assertEquals(25 * 1024, shard.recent().bytes(), ROUNDING);
        assertEquals(0.025, shard.share(), 0.001);
        assertEquals(shard.share(), shard.peak(), 0.001);
        assertEquals(7_500, shard.total().records());
        assertTrue(shard.history().stream().allMatch(each -> Math.abs(each - shard.share()) < 0.001));
    }

    @ParameterizedTest
    @EnumSource
    void aStreamOfNothingHasNoLoad(LoadMeter.Window window) {
        MeterRig rig = new MeterRig(window, 2);
        LoadReport atOnce = rig.report();
        assertEquals(Load.NONE, atOnce.average());
        rig.pass(100);
        LoadReport report = rig.report();
        assertEquals(0, report.records());
        assertEquals(Load.NONE, report.average());
        assertEquals(0, report.shards().getFirst().share());
        assertNull(report.shards().getFirst().halving());
        assertEquals(new Sizes(0, 0, 0, 0), report.sizes());
        assertEquals(List.of(), report.keys());
        assertEquals(List.of(), rig.advice());
    }

    @Test
    void aMeterWithoutShardsHasNoLoad() {
        LoadMeter meter = new LoadMeter(LoadMeter.Window.WHOLE, null, () -> MeterRig.START);
        assertEquals(List.of(), meter.report().shards());
        assertEquals(Load.NONE, meter.report().recent());
    }

    @Test
    void theLastMinuteForgetsWhatWasBefore() {
        MeterRig rig = new MeterRig(LoadMeter.Window.LAST_MINUTE, 1);
        for (int i = 0; i < 1_000; i++) {
            rig.put("old", 1_000);
        }
        rig.pass(600);
        for (int i = 0; i < 60; i++) {
            rig.put("new", 100);
            rig.pass(1);
        }
        ShardReport shard = rig.shard("s0");
        assertEquals(new Load(1, 100), shard.average());
        assertEquals("new", shard.keys().getFirst().key());
        assertEquals(1, shard.keys().getFirst().share(), 0.01);
        rig.pass(3_600);
        assertEquals(Load.NONE, rig.shard("s0").average());
    }

    /** Many threads count a lane's batches in any order. */
    @Test
    void theOrderOfBatchesMakesNoDifference() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 1);
        rig.pass(5);
        rig.put("late", 100);
        rig.pass(-4);
        rig.put("early", 100);
        rig.pass(9);
        assertEquals(new Load(0.2, 20), rig.shard("s0").average());
        assertEquals(MeterRig.START.plusSeconds(5), rig.shard("s0").newest());
    }

    @Test
    void aShardThatIsReadLateHasTheLoadThatItHadThen() {
        LoadMeter meter =
                new LoadMeter(LoadMeter.Window.LAST_MINUTE, MeterRig.START, () -> MeterRig.START.plusSeconds(3_600));
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 1);
        meter.opened("s0", rig.range("s0"), null);
        meter.read("s0", null, rig.now);
        for (int i = 0; i < 120; i++) {
            KinesisRecord record = rig.record("k", 100);
            meter.count("s0", record, List.of(record), List.of("json"));
            rig.pass(1);
        }
        ShardReport shard = meter.report().shards().getFirst();
        assertEquals(1, shard.average().records(), ROUNDING);
        assertEquals(Duration.ofSeconds(3_600 - 119), shard.behind());
    }

    /** The machine's clock is three minutes fast: its records seem to be old. */
    @Test
    void aWrongClockDoesNotMatter() {
        for (int ahead : List.of(-180, 0, 180)) {
            Instant[] local = {MeterRig.START.plusSeconds(ahead)};
            LoadMeter meter = new LoadMeter(LoadMeter.Window.LAST_MINUTE, local[0], () -> local[0]);
            MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 1);
            meter.opened("s0", rig.range("s0"), null);
            for (int i = 0; i < 240; i++) {
                KinesisRecord record = rig.record("k", 100);
                meter.read("s0", local[0], record.arrival());
                meter.count("s0", record, List.of(record), List.of("json"));
                rig.pass(1);
                local[0] = local[0].plusSeconds(1);
            }
            assertEquals(1, meter.report().shards().getFirst().average().records(), 0.05, "clock ahead by " + ahead);
            assertEquals(1, meter.report().shards().getFirst().recent().records(), 0.11);
        }
    }

    @Test
    void anAggregateIsOneRecordOfManyKeys() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 1);
        List<KinesisRecord> users = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            users.add(rig.record("user" + i % 2, i % 2 == 0 ? 300 : 100));
        }
        KinesisRecord wire = rig.record("a", 2_100);
        rig.meter.count("s0", wire, users, List.of("kpl > json", "kpl > json"));
        rig.pass(10);
        ShardReport shard = rig.shard("s0");
        assertEquals(new Load(0.1, 210), shard.average());
        assertEquals(
                Set.of("user0", "user1"),
                shard.keys().stream().map(KeyReport::key).collect(Collectors.toSet()));
        assertEquals(0.75, shard.keys().getFirst().share(), ROUNDING);
        assertEquals(2_099, rig.report().sizes().largest());
        assertEquals(295, Objects.requireNonNull(rig.report().userSizes()).largest());
        assertEquals(List.of(new ChainReport("kpl > json", 1)), rig.report().chains());
    }

    @Test
    void recordsWithAnExplicitHashKeyHaveNoPlace() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 2);
        KinesisRecord elsewhere = rig.record("a", 100); // Its MD5 is in the lower half.
        rig.meter.count("s1", elsewhere, List.of(elsewhere), List.of("json"));
        KinesisRecord keyless = new KinesisRecord(Position.UNKNOWN, null, null, rig.now, Slice.of(new byte[100]));
        rig.meter.count("s1", keyless, List.of(keyless), List.of("json"));
        rig.pass(1);
        ShardReport shard = rig.shard("s1");
        assertEquals(1, shard.unplaced());
        assertNull(shard.halving());
        assertEquals(KeyReport.Place.UNKNOWN, shard.keys().getFirst().place());
        assertEquals(0.5, shard.keys().getFirst().share(), ROUNDING);
    }

    @Test
    void aUserRecordIsWhereItsAggregateIsIfItsOwnKeyIsElsewhere() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 2);
        KinesisRecord wire = rig.record("b", 100); // In the upper half.
        rig.meter.count("s1", wire, List.of(rig.record("a", 50), rig.record("b", 50)), List.of("kpl", "kpl"));
        rig.pass(1);
        assertEquals(0, rig.shard("s1").unplaced());
        HashKey of = HashKey.ofPartitionKey(new byte[] {'b'});
        assertTrue(Objects.requireNonNull(rig.shard("s1").halving()).at().compareTo(of.next()) <= 0);
    }

    @Test
    void childrenAreMeasuredFromTheEndOfTheirParent() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 1);
        for (int second = 0; second < 100; second++) {
            rig.put("a", 100);
            rig.put("b", 100);
            if (second == 50) {
                rig.split("s0", HashKey.evenStart(1, 2));
            }
            rig.pass(1);
        }
        assertEquals(1, rig.shard("s0a").average().records(), 0.05);
        assertEquals(1, rig.shard("s0b").average().records(), 0.05);
        assertEquals(ShardState.CLOSED, rig.shard("s0").state());
        assertEquals(2, rig.shard("s0").average().records(), 0.05);
    }

    @Test
    void aClosedShardIsForgottenAfterAMinute() {
        MeterRig rig = new MeterRig(LoadMeter.Window.LAST_MINUTE, 1);
        rig.put("a", 100);
        rig.split("s0", HashKey.evenStart(1, 2));
        rig.pass(30);
        assertEquals(3, rig.report().shards().size());
        rig.pass(31);
        assertEquals(2, rig.report().shards().size());
    }

    @Test
    void theServiceSaysHowFarReadingIsBehind() {
        MeterRig rig = new MeterRig(LoadMeter.Window.LAST_MINUTE, 2);
        rig.meter.lags(() -> Map.of("s0", Duration.ofMinutes(5)));
        assertEquals(Duration.ofMinutes(5), rig.shard("s0").behind());
        assertEquals(Duration.ZERO, rig.shard("s1").behind());
        rig.split("s0", HashKey.evenStart(1, 4));
        assertEquals(Duration.ZERO, rig.shard("s0").behind());
    }

    @Test
    void refusedReadsAreCounted() {
        MeterRig rig = new MeterRig(LoadMeter.Window.LAST_MINUTE, 1);
        rig.meter.throttled("s0", 2);
        rig.meter.throttled("s0", 3);
        assertEquals(3, rig.shard("s0").throttled());
    }
}
