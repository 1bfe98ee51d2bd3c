package dev.kdt.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunHealthTest {
    private RunRig rig;
    private RunHealth health;

    @BeforeEach
    void open() throws InterruptedException {
        rig = new RunRig();
        health = new RunHealth(rig.run(), rig::now, Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aRunThatHasReadAllIsHealthyForEver() {
        rig.behind.put("shard", Duration.ZERO);
        assertEquals("", after(Duration.ofDays(1)));
    }

    @Test
    void aRunThatDoesNotReadWhatIsThereStandsStill() {
        rig.behind.put("shard-1", Duration.ofSeconds(3));
        rig.behind.put("shard-2", Duration.ofSeconds(90));
        assertEquals("", after(Duration.ofSeconds(299)));
        assertEquals(
                "nothing was read, delivered or parked for 5 min 0 s: records wait to be read, 90.0 s behind in"
                        + " shard-2",
                after(Duration.ofSeconds(1)));
    }

    @Test
    void aRunWithoutAnAnswerStandsStill() {
        rig.unanswered.add("shard-1");
        assertEquals(
                "nothing was read, delivered or parked for 5 min 0 s: the first read of shard-1 has not been answered",
                after(Duration.ofMinutes(5)));
    }

    @Test
    void everythingThatMovesStartsTheTimeAnew() {
        rig.behind.put("shard", Duration.ofSeconds(3));
        for (int i = 0; i < 10; i++) {
            assertEquals("", after(Duration.ofMinutes(4)));
            rig.run().counters().addDelivered(1, 1);
        }
        rig.run().counters().addDropped("filter", 1);
        assertEquals("", after(Duration.ofMinutes(4)));
    }

    @Test
    void whatIsSentAgainInVainDoesNotMove() {
        rig.behind.put("shard", Duration.ofSeconds(3));
        String stall = "";
        for (int i = 0; i < 300; i++) {
            rig.run().counters().addRetried(1);
            stall = after(Duration.ofSeconds(1));
        }
        assertEquals(
                "nothing was read, delivered or parked for 5 min 0 s: records wait to be read, 3.0 s behind in shard",
                stall);
    }

    @Test
    void aMachineThatSleptIsNoRunThatStoodStill() {
        rig.behind.put("shard", Duration.ofSeconds(3));
        after(Duration.ofSeconds(1));
        rig.pass(Duration.ofHours(9));
        assertEquals("", after(Duration.ofSeconds(1)));
    }

    /** Looks each second for so long, and tells why the run stands still; empty when it does not. */
    private String after(Duration time) {
        String reason = "";
        health.look();
        for (long second = 0; second < time.toSeconds(); second++) {
            rig.pass(Duration.ofSeconds(1));
            reason = health.look().map(RunHealth.Stall::reason).orElse("");
        }
        return reason;
    }
}
