package dev.kdt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogfmtTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        level=info msg="not found" n=3        | {"level":"info","msg":"not found","n":"3"}
        cached path=/a?b=c size=              | {"cached":true,"path":"/a?b=c","size":""}
        a="x \\"y\\" \\n \\u00e9 \\\\" b=é    | {"a":"x \\"y\\" \\n é \\\\","b":"é"}
        a=1 a=2                               | {"a":"2"}
        a=""                                  | {"a":""}
        a="1"b=2                              | {"a":"1","b":"2"}
        """)
    void readsNamesAndValues(String line, String json) {
        assertEquals(List.of("logfmt: " + json), Decoded.named(line, Codec.LOGFMT));
    }

    @Test
    void makesARecordOfEachLine() {
        assertEquals(
                List.of(
                        "logfmt: {\"a\":\"1\"}",
                        "DECODE: not logfmt: a name is missing (before '=')",
                        "logfmt: {\"b\":\"2\"}"),
                Decoded.named("a=1\n\n=x\r\nb=2\n", Codec.LOGFMT));
        assertEquals(List.of("logfmt: {}"), Decoded.named(" \n", Codec.LOGFMT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
        a="x      | not logfmt: the closing quote of a value is missing
        "a"=1     | not logfmt: a name is missing (before '"')
        a="\\u12" | not logfmt: \\u needs four hexadecimal digits
        """)
    void saysWhatIsWrong(String line, String problem) {
        assertEquals(List.of("DECODE: " + problem), Decoded.named(line, Codec.LOGFMT));
    }

    @Test
    void isNeverLookedFor() {
        assertEquals(List.of("text: \"level=info msg=x\""), Decoded.auto("level=info msg=x"));
    }
}
