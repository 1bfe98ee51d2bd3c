package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded properties of programs that were made at random. */
final class ProgramPropertiesTest {
    private static final int PROGRAMS = 20_000;

    private final JqRunner jq = new JqRunner();

    @Test
    void writesTheSameBytesAsItsValuesWouldBe() {
        RandomProgram programs = new RandomProgram(new Random(5));
        int compiled = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            String program = programs.program();
            try {
                // Compares what is made with what is written.
                jq.outputsAndError(program, programs.input());
                compiled++;
            } catch (JqSyntaxException e) {
                // Some keys are seen to be no strings.
                assertTrue(e.getMessage().contains("key must be a string"), () -> program + ": " + e.getMessage());
            } catch (Halt e) {
                compiled++;
            }
        }
        assertTrue(compiled > PROGRAMS * 9 / 10, "only " + compiled + " programs compile");
    }
}
