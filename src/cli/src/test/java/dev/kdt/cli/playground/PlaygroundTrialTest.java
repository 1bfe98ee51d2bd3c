package dev.kdt.cli.playground;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kdt.flow.Stop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The pipeline's file while the playground runs, and the end of tries and of the playground. */
class PlaygroundTrialTest extends PlaygroundRig {
    @Test
    void takesUpTheFileWhenItChangesAndTellsWhatIsWrong() throws Exception {
        play(FILTERED, "{\"qty\":1,\"price\":2}", "{\"qty\":3,\"price\":2}");
        screen.await("= {\"total\":2}");
        screen.type("n");
        screen.await("= {\"total\":6}");
        recipe.yaml = "steps: [{fliter: .qty}]";
        screen.await("p.yaml:1:10: unknown step 'fliter' (did you mean 'filter'?)");
        screen.await("= {\"total\":6}");
        recipe.yaml = "steps: [{map: .qty * 100}]";
        screen.await("= 300");
        screen.await("record 2 of 2");
    }

    @Test
    void tellsAllThatIsWrongWithAFileThatNeverWorked() throws Exception {
        play("steps: [{fliter: .a}, {filter: '.b +'}]", "1");
        screen.await("unknown step 'fliter' (did you mean 'filter'?)");
        screen.await("expected a value");
        recipe.yaml = "steps: [{map: .a}]";
        screen.await("failed at 1:15");
    }

    @Test
    void tellsWhatTheUserOughtToKnowAndShowsTheRecordsAllTheSame() throws Exception {
        recipe.warning = "lands.csv has the key 'DE' twice: the first one is used";
        play("steps: [{map: . + 1}]", "1");
        screen.await("lands.csv has the key 'DE' twice: the first one is used");
        screen.await("= 2");
    }

    @Test
    void endsATryThatTakesLong() throws Exception {
        clock = new Clock() {
            private Instant now = Instant.EPOCH;

            @Override
            public Instant instant() {
                now = now.plusMillis(600);
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        play("steps: [{map: . + 1}]", "1", "2", "3", "4");
        screen.await("this takes long: only the first 2 of 4 were tried");
        screen.await("2 records: 2 kept");
    }

    @Test
    void endsWhenTheProcessIsToEnd() throws Exception {
        play("steps: []", "1");
        screen.await("1 record");
        stop.request(Stop.Reason.TERMINATE);
        player.join(10_000);
        assertFalse(player.isAlive());
    }
}
