package dev.kdt.fuzz;

import dev.kdt.bytes.Slice;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.Budget;
import dev.kdt.jq.Jq;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Program;
import dev.kdt.jq.Scope;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Any text as a program: it is refused, or runs and ends, well or with an error, within its budget. */
public final class ProgramFuzz {
    private static final Scope SCOPE =
            Scope.pure().withBudget(new Budget(20_000, 200, 1 << 20, Duration.ofMillis(200)));

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
        try {
            program.run(new JsonReader().read(INPUT), Bindings.NONE, value -> value.toString());
        } catch (JqException e) {
            if (e.getMessage() == null) {
                throw new AssertionError("an error without a message", e);
            }
        }
    }
}
