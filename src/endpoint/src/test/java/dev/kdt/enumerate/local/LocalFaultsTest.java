package dev.kdt.enumerate.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.enumerate.FaultEnumerator;
import dev.kdt.enumerate.FaultSite;
import dev.kdt.enumerate.ProcessEnded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code -Denumerate.pairs=N} runs so many pairs of faults. */
class LocalFaultsTest {
    private static final int USUAL_PAIRS = 300;
    private static final int PAIRS = Integer.getInteger("enumerate.pairs", USUAL_PAIRS);
    private static final Pattern PROMISE = Pattern.compile("run its stores under `--fsync` more than ([0-9,]+) times");
    private static final long SEED = 23;

    private final Thread.UncaughtExceptionHandler usual = Thread.getDefaultUncaughtExceptionHandler();

    /** The threads of a process that is killed end with it, which nobody is to hear of. */
    @BeforeEach
    void endQuietly() {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!(failure instanceof ProcessEnded)) {
                thread.getThreadGroup().uncaughtException(thread, failure);
            }
        });
    }

    @AfterEach
    void endAsUsual() {
        Thread.setDefaultUncaughtExceptionHandler(usual);
    }

    @Test
    void keepsAndDeliversWhatItAcknowledgedWhateverFails() throws Exception {
        FaultEnumerator enumerator = new FaultEnumerator(plan -> new LocalRun(plan).complaints());
        enumerator.runSingles(EnumSet.allOf(FaultSite.class));
        enumerator.runPairs(PAIRS, SEED);
        System.out.println("kdt local: " + enumerator.summary());
        assertEquals("", enumerator.complaints().stream().limit(40).collect(Collectors.joining("\n")));
        assertTrue(enumerator.unseen() < enumerator.runs() / 20, enumerator.summary());
        assertTrue(PAIRS < USUAL_PAIRS || enumerator.runs() > promised(), enumerator.summary());
    }

    private static int promised() throws IOException {
        Matcher promise = PROMISE.matcher(Files.readString(Path.of("README.md")).replace('\n', ' '));
        assertTrue(promise.find(), "README.md does not tell the number of runs");
        return Integer.parseInt(promise.group(1).replace(",", ""));
    }
}
