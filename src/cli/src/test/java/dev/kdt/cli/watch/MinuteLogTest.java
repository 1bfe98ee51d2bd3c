package dev.kdt.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.console.LogForm;
import dev.kdt.cli.console.Messages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MinuteLogTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private RunRig rig;

    @BeforeEach
    void open() throws InterruptedException {
        rig = new RunRig();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void eachMinuteHasALineOfWhatIsNew() {
        MinuteLog log = log(LogForm.TEXT);
        rig.pass(Duration.ofSeconds(59));
        log.tellIfDue();
        assertEquals("", told());
        rig.behind.put("shard", Duration.ofMillis(1500));
        rig.run().counters().addDropped("filter", 1200);
        rig.run().counters().addDelivered(300, 1);
        rig.run().counters().addRetried(7);
        rig.reads.throttled(2);
        rig.pass(Duration.ofSeconds(1));
        log.tellIfDue();
        log.tellIfDue();
        rig.behind.put("shard", Duration.ZERO);
        rig.pass(Duration.ofSeconds(60));
        log.tellIfDue();
        assertEquals("""
            1,200 records in 60.0 s (20 records/s), 300 delivered, 1.5 s behind, 1,200 dropped, 7 sent again, 2 throttled
            0 records in 60.0 s (0 records/s), 0 delivered, caught up
            """, told());
    }

    @Test
    void aProgramReadsTheNumbersApart() {
        MinuteLog log = log(LogForm.JSON);
        rig.behind.put("shard", Duration.ofMillis(1500));
        rig.run().counters().addDropped("filter", 3);
        rig.pass(Duration.ofSeconds(60));
        log.tellIfDue();
        assertEquals(
                "{\"time\":\"2026-01-01T00:01:00Z\",\"level\":\"info\",\"message\":\"3 records in 60.0 s (3.0"
                    + " records/min), 0 delivered, 1.5 s behind, 3"
                    + " dropped\",\"seconds\":60,\"records\":3,\"recordsPerSecond\":0.1,\"delivered\":0,\"dropped\":3,\"failed\":0,\"parked\":0,\"retries\":0,\"throttles\":0,\"behindSeconds\":1.5}\n",
                told());
    }

    @Test
    void whatAProgramAddsUpIsComplete() {
        MinuteLog text = log(LogForm.TEXT);
        text.tellRest();
        assertEquals("", told());
        MinuteLog json = log(LogForm.JSON);
        rig.run().counters().addDelivered(3, 1);
        rig.pass(Duration.ofSeconds(60));
        json.tellIfDue();
        rig.run().counters().addDelivered(4, 1);
        rig.pass(Duration.ofSeconds(2));
        json.tellRest();
        assertEquals(
                List.of("\"seconds\":60", "\"delivered\":3", "\"seconds\":2", "\"delivered\":4"),
                Pattern.compile("\"(seconds|delivered)\":\\d+")
                        .matcher(told())
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    private MinuteLog log(LogForm form) {
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new MinuteLog(rig.run(), new Messages(to, false, false, form, rig::now), rig::now);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
