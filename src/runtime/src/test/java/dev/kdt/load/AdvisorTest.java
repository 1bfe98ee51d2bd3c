package dev.kdt.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.record.HashKey;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Advice on loads that are made up, and what becomes of them when it is followed. */
class AdvisorTest {
    private final SplittableRandom random = new SplittableRandom(7);

    /** Puts records of 1 KiB with skewed keys for 20 seconds. */
    private static void putSkewed(MeterRig rig, Zipf keys, int perSecond) {
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < perSecond; i++) {
                rig.put("customer-" + keys.next(), 1024);
            }
            rig.pass(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSplitAsAdvisedHalvesTheLoad(LoadMeter.Window window) {
        MeterRig rig = new MeterRig(window, 2);
        Zipf keys = new Zipf(2_000, 1, random);
        putSkewed(rig, keys, 1_600);
        Advice.Split split = assertInstanceOf(Advice.Split.class, rig.advice().getFirst());
        Load before = rig.shard(split.shard()).average();
        assertTrue(split.share() > Advisor.BUSY);
        rig.split(split.shard(), split.point().at());
        rig.pass(window == LoadMeter.Window.LAST_MINUTE ? 60 : 0);
        putSkewed(rig, keys, 1_600);
        double lower = rig.shard(split.shard() + "a").total().bytes() / 20 / before.bytes();
        assertEquals(split.point().below(), lower, 0.03);
        assertEquals(0.5, lower, 0.1);
    }

    @Test
    void noSplitIsAdvisedForOneKey() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 2);
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 700; i++) {
                rig.put("hot", 500);
            }
            for (int i = 0; i < 100; i++) {
                rig.put("k" + random.nextInt(100_000), 500);
            }
            rig.pass(1);
        }
        List<Advice> advice = rig.advice();
        assertEquals(1, advice.size());
        Advice.SpreadKey spread = assertInstanceOf(Advice.SpreadKey.class, advice.getFirst());
        assertEquals("hot", spread.key().key());
        assertEquals(Measure.RECORDS, spread.key().measure());
        assertEquals(0.7, spread.key().limitShare(), 0.01);
        assertEquals(700.0 / 750, spread.key().share(), 0.03);
    }

    /** It fills no shard yet, and a split gives the others room; but twice as much would be too much for any shard. */
    @Test
    void aLargeKeyIsToldOfBesideASplit() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 1);
        for (int second = 0; second < 20; second++) {
            for (int i = 0; i < 520; i++) {
                rig.put("large", 100);
            }
            for (int i = 0; i < 600; i++) {
                rig.put("k" + random.nextInt(100_000), 100);
            }
            rig.pass(1);
        }
        assertInstanceOf(Advice.SpreadKey.class, rig.advice().get(0));
        assertInstanceOf(Advice.Split.class, rig.advice().get(1));
    }

    @Test
    void quietNeighboursAreMergedInPairs() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 5);
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 750; i++) {
                rig.put("k" + random.nextInt(100_000), 100);
            }
            rig.pass(1);
        }
        List<Advice> advice = rig.advice();
        assertEquals(2, advice.size());
        assertTrue(advice.stream().allMatch(Advice.Merge.class::isInstance));
        Advice.Merge first = (Advice.Merge) advice.get(0);
        assertEquals(0.3, first.share(), 0.02);
    }

    private void putEven(MeterRig rig, int seconds, int perSecond) {
        for (int second = 0; second < seconds; second++) {
            for (int i = 0; i < perSecond; i++) {
                rig.put("k" + random.nextInt(100_000), 100);
            }
            rig.pass(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void mergesTakeAMinute(LoadMeter.Window window) {
        MeterRig rig = new MeterRig(window, 2);
        putEven(rig, 50, 100);
        assertFalse(Advisor.isLongEnoughForMerges(rig.report()));
        assertEquals(List.of(), rig.advice());
        putEven(rig, 10, 100);
        assertInstanceOf(Advice.Merge.class, rig.advice().getFirst());
    }

    @ParameterizedTest
    @EnumSource
    void whatASplitMadeIsNotMergedAtOnce(LoadMeter.Window window) {
        MeterRig rig = new MeterRig(window, 2);
        putEven(rig, 60, 100);
        rig.split("s0", HashKey.evenStart(1, 4));
        putEven(rig, 50, 100);
        assertEquals(List.of(), rig.advice());
        putEven(rig, 10, 100);
        assertInstanceOf(Advice.Merge.class, rig.advice().getFirst());
    }

    @Test
    void insteadOfManyMergesANumberOfShardsIsAdvised() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 60);
        putEven(rig, 60, 900);
        List<Advice> advice = rig.advice();
        assertEquals(1, advice.size());
        Advice.Scale scale = assertInstanceOf(Advice.Scale.class, advice.getFirst());
        assertEquals(60, scale.open());
        assertEquals(3, scale.enough());
        assertEquals(0.3, scale.share(), 0.02);
    }

    /** Each of an even number of shards may get two of these, and one of them takes nearly what a shard may. */
    @Test
    void aNumberOfShardsIsNotAdvisedWhereOneIsNeededAsItIs() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 16);
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 450; i++) {
                rig.put("hot", 100);
            }
            putEven(rig, 1, 300);
        }
        List<Advice> advice = rig.advice();
        assertTrue(advice.size() > 5);
        assertTrue(advice.stream().allMatch(Advice.Merge.class::isInstance));
    }

    @Test
    void shardsThatAreBusyNowAndThenAreNotMerged() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 2);
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < (second % 10 == 0 ? 1_000 : 0); i++) {
                rig.put("k" + random.nextInt(100_000), 100);
            }
            rig.pass(1);
        }
        assertEquals(List.of(), rig.advice());
    }

    @Test
    void aModerateLoadIsLeftAlone() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 2);
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 800; i++) {
                rig.put("k" + random.nextInt(100_000), 100);
            }
            rig.pass(1);
        }
        assertEquals(List.of(), rig.advice());
    }

    @Test
    void aFewSecondsAreTooFewForAdvice() {
        MeterRig rig = new MeterRig(LoadMeter.Window.LAST_MINUTE, 2);
        for (int i = 0; i < 9_000; i++) {
            rig.put("k" + i, 1_000);
        }
        rig.pass(9);
        assertEquals(List.of(), rig.advice());
        rig.pass(1);
        assertEquals(
                0, rig.advice().stream().filter(Advice.Merge.class::isInstance).count());
    }

    @Test
    void theServiceSplitsShardsOfAnOnDemandStream() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 2);
        Zipf keys = new Zipf(1_000, 1, random);
        putSkewed(rig, keys, 1_600);
        List<Advice> advice = Advisor.advice(rig.report(), Advisor.Scaling.BY_SERVICE);
        assertInstanceOf(Advice.Wait.class, advice.getFirst());
        assertTrue(advice.stream().noneMatch(each -> each instanceof Advice.Split || each instanceof Advice.Merge));
    }

    @Test
    void noPlaceIsAdvisedWhereRecordsHaveExplicitHashKeys() {
        MeterRig rig = new MeterRig(LoadMeter.Window.WHOLE, 2);
        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 800; i++) {
                KinesisRecord record = rig.record(i % 3 == 0 ? "a" : "b" + i, 100);
                rig.meter.count("s1", record, List.of(record), List.of("json"));
            }
            rig.pass(1);
        }
        Advice.Unplaced unplaced =
                assertInstanceOf(Advice.Unplaced.class, rig.advice().getFirst());
        assertEquals("s1", unplaced.shard());
        assertTrue(unplaced.unplaced() > 0.5);
    }
}
