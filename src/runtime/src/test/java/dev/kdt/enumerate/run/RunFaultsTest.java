package dev.kdt.enumerate.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.enumerate.FaultEnumerator;
import dev.kdt.enumerate.FaultSite;
import dev.kdt.enumerate.run.ScenarioRun.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code -Denumerate.pairs=N} runs so many pairs of faults. */
class RunFaultsTest {
    private static final int USUAL_PAIRS = 900;
    private static final int PAIRS = Integer.getInteger("enumerate.pairs", USUAL_PAIRS);
    private static final long SEED = 23;
    private static final Pattern PROMISE = Pattern.compile("runs `run` on a small stream more than ([0-9,]+) times");

    @Test
    void losesNothingWhateverFails() throws Exception {
        int runs = 0;
        for (Destination destination : Destination.values()) {
            FaultEnumerator enumerator = new FaultEnumerator(plan -> new ScenarioRun(plan, destination).complaints());
            enumerator.runSingles(sites(destination));
            enumerator.runPairs(PAIRS / 3, SEED);
            runs += enumerator.runs();
            System.out.println("kdt run to " + destination + ": " + enumerator.summary());
            assertEquals("", enumerator.complaints().stream().limit(40).collect(Collectors.joining("\n")));
            assertTrue(enumerator.unseen() < enumerator.runs() / 20, enumerator.summary());
        }
        assertTrue(PAIRS < USUAL_PAIRS || runs > promised(), runs + " runs");
    }

    /** What fails in the same way whatever the destination is need not be tried with each. */
    private static Set<FaultSite> sites(Destination destination) {
        return switch (destination) {
            case DELIVERY_STREAM -> EnumSet.allOf(FaultSite.class);
            case TWO_DELIVERY_STREAMS -> EnumSet.of(FaultSite.SEND, FaultSite.ENTRY, FaultSite.FORCE);
            case FILE ->
                EnumSet.complementOf(EnumSet.of(FaultSite.LIST, FaultSite.ITERATOR, FaultSite.SEND, FaultSite.ENTRY));
        };
    }

    private static int promised() throws IOException {
        Matcher promise = PROMISE.matcher(Files.readString(Path.of("README.md")).replace('\n', ' '));
        assertTrue(promise.find(), "README.md does not tell the number of runs");
        return Integer.parseInt(promise.group(1).replace(",", ""));
    }
}
