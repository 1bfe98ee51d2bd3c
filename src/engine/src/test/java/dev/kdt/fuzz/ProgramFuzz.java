package dev.kdt.fuzz;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.Budget;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.JsonOutput;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Jq;
import dev.kdt.jq.program.Program;
import dev.kdt.jq.run.BudgetException;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Any text as a program: it is refused, or runs and ends, well or with an error, within its budget; and it writes the same
 * straight to bytes as it gives as values.
 */
public final class ProgramFuzz {
    private static final Scope SCOPE =
            Scope.pure().withBudget(new Budget(20_000, 200, 1 << 20, Duration.ofMillis(200), Duration.ofMinutes(1)));

    private static final Slice INPUT =
            Slice.utf8("{\"a\":[1,2.50,\"text\",null,{\"b\":true}],\"c\":\"2015-03-05T23:51:47Z\"}");

    private ProgramFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws JsonException {
        Program program;
        try {
            program =
                    Jq.compile(new String(bytes, StandardCharsets.UTF_8), SCOPE).program();
        } catch (JqSyntaxException e) {
            if (e.place().line() < 1 || e.place().column() < 1) {
                throw new AssertionError("an error without a place", e);
            }
            return;
        }
        StringBuilder made = new StringBuilder();
        JqException error = error(() -> program.run(
                new JsonReader().read(INPUT),
                Bindings.NONE,
                value -> made.append(value).append('\n')));
        Written written = new Written();
        JqException writing = error(() -> program.write(new JsonReader().read(INPUT), Bindings.NONE, written));
        // What takes too much may do so a little earlier the one way than the other.
        boolean budget = error instanceof BudgetException || writing instanceof BudgetException;
        if (!budget && !(made + message(error)).equals(written.texts + message(writing))) {
            throw new AssertionError(
                    "made:\n" + made + message(error) + "\nwritten:\n" + written.texts + message(writing));
        }
    }

    private interface Way {
        void run() throws JqException, JsonException;
    }

    private static @Nullable JqException error(Way way) throws JsonException {
        try {
            way.run();
            return null;
        } catch (JqException e) {
            if (e.getMessage() == null) {
                throw new AssertionError("an error without a message", e);
            }
            return e;
        }
    }

    private static String message(@Nullable JqException error) {
        return error == null ? "" : "error: " + error.getMessage();
    }

    private static final class Written implements JsonOutput {
        private final StringBuilder texts = new StringBuilder();
        private final ByteBuilder bytes = new ByteBuilder();

        @Override
        public ByteBuilder bytes() {
            return bytes;
        }

        @Override
        public void end() {
            texts.append(bytes).append('\n');
            bytes.clear();
        }
    }
}
