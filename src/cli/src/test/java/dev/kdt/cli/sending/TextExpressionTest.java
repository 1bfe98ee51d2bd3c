package dev.kdt.cli.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Jq;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextExpressionTest {
    private static TextExpression expression(String source) throws JqSyntaxException {
        return new TextExpression("--key", "a partition key is a string or a number", Jq.compile(source, Scope.pure()));
    }

    private static Slice latin1(String text) {
        return Slice.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void looksIntoARecordOfJson() throws Exception {
        assertEquals("7", expression(".k").of(Slice.utf8("{\"k\":7}")));
        assertEquals("Zürich", expression(".k").of(Slice.utf8("{\"k\":\"Zürich\"}")));
    }

    @Test
    void takesOtherTextAsAString() throws Exception {
        assertEquals("Zür", expression(".[:3]").of(Slice.utf8("Zürich, 7")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zürich, 7", "{\"k\":\"Zürich\"}", "{\"k\":1,\"v\":\"ü\"}", "{\"ü\":1}", "{\"k\":1}ü", "ü"})
    void refusesBytesThatAreNotUtf8WhereverTheyStand(String text) throws Exception {
        TextExpression constant = expression("\"x\"");
        JqException why = assertThrows(JqException.class, () -> constant.of(latin1(text)));
        assertEquals(
                "the bytes are not UTF-8 (found 0xFC; 'iconv -f LATIN1 -t UTF-8' converts a file in Latin-1)",
                why.getMessage());
    }
}
