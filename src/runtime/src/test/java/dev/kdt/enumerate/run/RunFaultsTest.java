package dev.kdt.enumerate.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.enumerate.FaultEnumerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code -Denumerate.pairs=N} runs so many pairs of faults. */
class RunFaultsTest {
    private static final int USUAL_PAIRS = 2400;
    private static final int PAIRS = Integer.getInteger("enumerate.pairs", USUAL_PAIRS);
    private static final long SEED = 23;
    private static final Pattern PROMISE = Pattern.compile("runs `run` on a small stream more than ([0-9,]+) times");

    @Test
    void losesNothingWhateverFails() throws Exception {
        FaultEnumerator enumerator =
                new FaultEnumerator(plan -> new ScenarioRun(plan, ScenarioRun.Targets.ONE).complaints());
        enumerator.runSingles();
        enumerator.runPairs(PAIRS, SEED);
        System.out.println("kdt run: " + enumerator.summary());
        assertEquals("", enumerator.complaints().stream().limit(40).collect(Collectors.joining("\n")));
        assertTrue(enumerator.unseen() < enumerator.runs() / 20, enumerator.summary());
        assertTrue(PAIRS < USUAL_PAIRS || enumerator.runs() > promised(), enumerator.summary());
    }

    /** Each result is where its step routes it, or parked; nothing is acknowledged before both targets have what is theirs. */
    @Test
    void losesNothingOfTwoTargetsWhateverFails() throws Exception {
        FaultEnumerator enumerator =
                new FaultEnumerator(plan -> new ScenarioRun(plan, ScenarioRun.Targets.TWO).complaints());
        enumerator.runSingles();
        enumerator.runPairs(PAIRS / 16, SEED);
        System.out.println("kdt run with a route: " + enumerator.summary());
        assertEquals("", enumerator.complaints().stream().limit(40).collect(Collectors.joining("\n")));
        assertTrue(enumerator.unseen() < enumerator.runs() / 20, enumerator.summary());
    }

    private static int promised() throws IOException {
        Matcher promise = PROMISE.matcher(Files.readString(Path.of("README.md")).replace('\n', ' '));
        assertTrue(promise.find(), "README.md does not tell the number of runs");
        return Integer.parseInt(promise.group(1).replace(",", ""));
    }
}
