package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sends the lines of its input, while the service fails all the time: nothing is lost, and what may be there twice is told. */
class FaultyWritesTest extends FaultyEndpointRig {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle op=PutRecords rate=0.4",
                "partial op=PutRecords rate=0.3",
                "partial-error op=PutRecords rate=0.3",
                "unavailable op=PutRecords rate=0.4",
                "drop op=PutRecords rate=0.4",
                "slow op=PutRecords rate=0.4 for=20ms",
                "error op=PutRecords rate=0.4"
            })
    void produceSendsEachRecordOnce(String fault) {
        faults(fault);
        Ran ran = kdt(numbers(), "produce", "orders");
        assertStruck(ran);
        assertOnce(stream("orders"), ran);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost op=PutRecords rate=0.4", "timeout op=PutRecords rate=0.4 for=5ms"})
    void produceTellsWhatMayBeThereTwice(String fault) {
        faults(certain(fault), fault);
        Ran ran = kdt(numbers(), "produce", "orders");
        assertStruck(ran);
        assertDoubled(stream("orders"), ran);
    }

    /** Records of an aggregate that lie outside of its new shard are sent again: the rules of the KCL drop the first ones. */
    @ParameterizedTest
    @ValueSource(strings = {"produce orders", "produce orders --aggregate"})
    void produceFollowsAReshardingUnderIt(String command) {
        byte[] lines = numbers().getBytes(StandardCharsets.UTF_8);
        int middle = lines.length / 2;
        InputStream first = new ByteArrayInputStream(lines, 0, middle);
        InputStream rest = new ByteArrayInputStream(lines, middle, lines.length - middle);
        InputStream resharding = new InputStream() {
            @Override
            public int read() {
                for (int shard = 0; shard < 6; shard++) {
                    Ran split = kdt("", "stream", "split", "orders", String.valueOf(shard));
                    assertEquals(0, split.code(), split.err());
                }
                return -1;
            }
        };
        InputStream in = new SequenceInputStream(Collections.enumeration(List.of(first, resharding, rest)));
        Ran ran = kdt(in, command.split(" "));
        assertEquals(0, ran.code(), ran.err());
        assertOnce(command.contains("--aggregate") ? stream("orders", "--kcl-rules") : stream("orders"), ran);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "throttle op=PutRecordBatch rate=0.4",
                "partial op=PutRecordBatch rate=0.3",
                "unavailable op=PutRecordBatch rate=0.4",
                "drop op=PutRecordBatch rate=0.4",
                "slow op=PutRecordBatch rate=0.4 for=20ms",
                "error op=PutRecordBatch rate=0.4"
            })
    void pushDeliversEachRecordOnce(String fault) throws Exception {
        faults(fault);
        Ran ran = kdt(numbers(), "push", "archive");
        assertStruck(ran);
        assertOnce(objects(), ran);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost op=PutRecordBatch rate=0.4", "timeout op=PutRecordBatch rate=0.4 for=5ms"})
    void pushTellsWhatMayBeThereTwice(String fault) throws Exception {
        faults(certain(fault), fault);
        Ran ran = kdt(numbers(), "push", "archive");
        assertStruck(ran);
        assertDoubled(objects(), ran);
    }

    /** When nothing is ever taken, everything is parked. */
    @Test
    void whatIsNeverTakenIsParked() throws Exception {
        faults("unavailable op=PutRecords");
        Ran ran = kdt(numbers(), "produce", "orders", "--parked", "parked.ndjson");
        assertEquals(1, ran.code(), ran.err());
        assertEquals(
                RECORDS, Files.readAllLines(folder.resolve("parked.ndjson")).size());
        faults();
        Ran again = kdt("", "produce", "orders", "--in", "envelope", "parked.ndjson");
        assertEquals(0, again.code(), again.err());
        assertOnce(stream("orders"), again);
    }
}
