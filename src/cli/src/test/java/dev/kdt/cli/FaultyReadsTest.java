package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads a stream, while the service fails all the time: each record comes once, and what may be delivered twice is told. */
class FaultyReadsTest extends FaultyEndpointRig {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle op=GetRecords rate=0.4",
                "error op=GetRecords rate=0.4",
                "unavailable op=GetRecords rate=0.4",
                "drop op=GetRecords rate=0.4",
                "lost op=GetRecords rate=0.4",
                "timeout op=GetRecords rate=0.4 for=5ms",
                "slow op=GetRecords rate=0.4 for=5ms",
                "expired op=GetRecords rate=0.4",
                "seal op=GetRecords times=3",
                "throttle op=GetShardIterator rate=0.4",
                "drop op=GetShardIterator rate=0.4",
                "throttle op=ListShards times=2",
                "drop op=ListShards times=2"
            })
    void tailShowsEachRecordOnce(String fault) {
        fill();
        faults(fault);
        Ran ran = kdt("", "tail", "orders", "--since", "trim-horizon", "--until", "now", "-o", "text");
        assertStruck(ran);
        assertOnce(ran.out(), ran);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle op=GetRecords rate=0.4",
                "drop op=GetRecords rate=0.4",
                "lost op=GetRecords rate=0.4",
                "expired op=GetRecords rate=0.4",
                "seal op=GetRecords times=3",
                "throttle op=GetShardIterator rate=0.4"
            })
    void tailShowsTheNewestOnce(String fault) {
        fill();
        faults(fault);
        Ran ran = kdt("", "tail", "orders", "--per-shard", "100000", "-o", "text");
        assertStruck(ran);
        assertOnce(ran.out(), ran);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle op=SubscribeToShard rate=0.4",
                "error op=SubscribeToShard rate=0.4",
                "unavailable op=SubscribeToShard rate=0.4",
                "drop op=SubscribeToShard rate=0.4",
                "lost op=SubscribeToShard rate=0.4",
                "slow op=SubscribeToShard rate=0.4 for=5ms",
                "refuse op=SubscribeToShard times=1 code=ResourceInUseException",
                "refuse op=SubscribeToShard times=1 code=AccessDeniedException",
                "refuse op=RegisterStreamConsumer code=AccessDeniedException",
                "throttle op=DescribeStreamConsumer times=2",
                "lost op=RegisterStreamConsumer times=1",
                "drop op=DeregisterStreamConsumer times=1",
                "reset rate=0.4",
                "torn rate=0.4",
                "end rate=0.4",
                "event-error rate=0.4",
                "seal op=SubscribeToShard times=3"
            })
    void tailShowsEachPushedRecordOnce(String fault) {
        fill();
        faults(fault);
        Ran ran = kdt("", "tail", "--efo", "orders", "--since", "trim-horizon", "--until", "now", "-o", "text");
        assertStruck(ran);
        assertOnce(ran.out(), ran);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle rate=0.3",
                "partial rate=0.3",
                "error rate=0.3",
                "unavailable rate=0.3",
                "drop rate=0.3",
                "slow rate=0.3 for=5ms",
                "expired op=GetRecords rate=0.4",
                "seal op=GetRecords times=3"
            })
    void runDeliversEachRecordOnce(String fault) throws Exception {
        fill();
        for (String target : List.of("firehose:archive", "kinesis:copy")) {
            faults(fault);
            Ran ran = run(target);
            assertStruck(ran);
            assertOnce(target.startsWith("firehose") ? objects() : stream("copy"), ran);
            Ran again = run(target);
            assertTrue(again.err().startsWith("0 records"), again.err());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost rate=0.3", "timeout rate=0.3 for=5ms"})
    void runTellsWhatMayBeThereTwice(String fault) throws Exception {
        fill();
        faults(certain(fault + " op=PutRecordBatch"), fault);
        Ran ran = run("firehose:archive");
        assertStruck(ran);
        assertDoubled(objects(), ran);
    }

    private void fill() {
        Ran filled = kdt(numbers(), "produce", "orders");
        assertEquals(0, filled.code(), filled.err());
    }

    private Ran run(String target) {
        String group = target.replace(':', '-');
        return kdt(
                "",
                "run",
                "same.yaml",
                "--from",
                "orders",
                "--to",
                target,
                "--until",
                "now",
                "--group",
                group,
                "--state",
                "state");
    }
}
