package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.jq.program.Jq;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Programs with their input and outputs, from text files: one line of program, one of input, then the outputs as they are
 * printed, an error last as {@code error: message}; an empty line ends a case. A first line that begins with {@code !} is a
 * program that does not compile, and the second line its message with line and column.
 */
final class CasesTest {
    private final JqRunner jq = new JqRunner();

    @TestFactory
    Stream<DynamicTest> language() throws IOException {
        return cases("language.cases");
    }

    @TestFactory
    Stream<DynamicTest> errors() throws IOException {
        return cases("errors.cases");
    }

    /** What differed from jq 1.8.2 when programs made at random were given to both. */
    @TestFactory
    Stream<DynamicTest> corners() throws IOException {
        return cases("corners.cases");
    }

    private record Case(int line, List<String> lines) {}

    private Stream<DynamicTest> cases(String file) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/jq/" + file));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Case current = new Case(1, new ArrayList<>());
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (line.startsWith("# ")) {
                    continue;
                }
                if (!line.isEmpty()) {
                    current.lines().add(line);
                } else {
                    cases.add(current);
                    current = new Case(number + 1, new ArrayList<>());
                }
            }
            cases.add(current);
        }
        return cases.stream()
                .filter(c -> !c.lines().isEmpty())
                .map(c -> DynamicTest.dynamicTest(
                        file + ":" + c.line() + " " + c.lines().getFirst(), () -> check(c.lines())));
    }

    private void check(List<String> lines) throws JqSyntaxException {
        String program = lines.getFirst();
        if (program.startsWith("!")) {
            assertEquals(lines.get(1), messageOf(program.substring(1)));
            return;
        }
        assertEquals(lines.subList(2, lines.size()), jq.outputsAndError(program, lines.get(1)));
    }

    private static String messageOf(String program) {
        try {
            Jq.compile(program, Scope.pure());
            return "compiles";
        } catch (JqSyntaxException e) {
            return e.located();
        }
    }
}
