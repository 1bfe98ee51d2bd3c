package dev.kdt.jq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.TextPlace;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Jq;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An error knows the place in the program that raised it. */
final class ErrorPlaceTest {
    private final JqRunner jq = new JqRunner();

    private @Nullable TextPlace place(String program, String input) throws JqSyntaxException {
        Expression expression = Jq.compile(program, Scope.pure());
        JqException error = assertThrows(
                JqException.class, () -> expression.program().run(jq.value(input), Bindings.NONE, _ -> {}));
        return expression.place(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                ". + {} ~ 1 ~ 1:3",
                ".a.b.c ~ {\"a\":{\"b\":1}} ~ 1:5",
                "1, .a[\"b\"] ~ {\"a\":[]} ~ 1:6",
                ".[1:2] ~ {} ~ 1:2",
                "map(.x) ~ [1] ~ 1:5",
                "map(.x) ~ 1 ~ 1:1",
                "[.[] | -.] ~ [\"\"] ~ 1:8",
                "def f: .a | error; f ~ {} ~ 1:13",
                "{a: 1, (.): 2} ~ [] ~ 1:8",
                ".a = error(\"no\") ~ {} ~ 1:6",
                ".a += {} ~ {\"a\":1} ~ 1:4",
                ".a[1:] |= 5 ~ {} ~ 1:8",
                "path(. + 1) ~ 1 ~ 1:1",
                "[paths | test(\"a\")] ~ [1] ~ 1:10",
                ". as [$a, {b: $c}] | 1 ~ [1, 2] ~ 1:12",
                "@csv \"\\(.)\" ~ {} ~ 1:7",
                "try error(\"a\") catch error(\"b\") ~ 1 ~ 1:22",
                "limit(-1; .) ~ 1 ~ 1:1",
                "add ~ [1,{}] ~ 1:1"
            })
    void isTheOperatorFieldOrCall(String program, String input, String place) throws JqSyntaxException {
        assertEquals(place, String.valueOf(place(program, input)));
    }

    @Test
    void countsLines() throws JqSyntaxException {
        assertEquals(new TextPlace(3, 5), place("# a comment\n.a\n  | .b\n", "{\"a\":1}"));
    }
}
