package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.process.KilledRun.Answers;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kdt run} is killed at random instants of all its phases, while every fault of the endpoint strikes and shards are split and merged:
 * nothing is lost, and only what no checkpoint covered comes twice. With {@code -Dkdt.kills=300} it is killed more often than in every build.
 */
@Timeout(3_600)
class KilledRunIT {
    private static final int KILLS = Integer.getInteger("kdt.kills", 10);
    private static final int KILLS_OF_A_STREAM = 10;
    private static final long SEED = Long.getLong("kdt.seed", 23);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostHoweverOftenItIsKilled() throws Exception {
        Random random = new Random(SEED);
        int killed = 0;
        for (int round = 0; killed < KILLS; round++) {
            int kills = Math.min(KILLS - killed, Math.max(1, Math.min(KILLS_OF_A_STREAM, KILLS / 2)));
            Answers answers = round % 2 == 0 ? Answers.ALL_COME : Answers.SOME_ARE_LOST;
            try (KilledRun run = new KilledRun(folder.resolve("round" + round), answers, random)) {
                run.kill(kills);
                run.finish();
                assertEquals(run.delivered(), run.verified());
                System.out.println("kdt.kills: " + killed + " to " + (killed + kills) + ", " + run.words());
            }
            killed += kills;
        }
    }
}
