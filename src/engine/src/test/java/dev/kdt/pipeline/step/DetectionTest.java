package dev.kdt.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.kdt.json.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionTest {
    private static String redact(Value value) {
        return new Detection(
                        List.of(Detector.values()),
                        found -> Value.of("<" + found.toString().length() + ">"))
                .rewrite(value)
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@b.io | <8>",
                "ask ada.lovelace+x@mail.example.com. Now | ask <33>. Now",
                "ü@b.io | <8>",
                "4111 1111 1111 1111 | <21>",
                "card 5555-5555-5555-4444! | card <21>!",
                "378282246310005 | <17>",
                "4111 1111 1111 1111 12/27 | <21> 12/27",
                "4111-1111-1111-1111 4111111111111112 | <21> 4111111111111112",
                "7 4111 1111 1111 1111 | 7 <21>",
                "+49 30 1234567 | <16>",
                "+49 30 1234567, 3 times | <16>, 3 times",
                "+1 (212) 555-0123 2026-11-22 | <24>-11-22",
                "call (212) 555-0123 or 212.555.0123 | call <16> or <14>",
                "from 192.168.0.1:80 | from <13>:80",
                "2001:db8::1 and fe80::1%eth0 | <13> and <9>%eth0",
                "2001:0db8:0000:0000:0000:ff00:0042:8329 | <41>",
            })
    void findsPersonalData(String text, String expected) {
        assertEquals('"' + expected + '"', redact(Value.of(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111 1111 1111 1112",
                "2026-11-22T08:00:00.000Z",
                "08:00:00",
                "1795334400123",
                "o-000001",
                "user@localhost",
                "@handle",
                "1.2.3.4.5",
                "256.1.1.1",
                "12:34:56:78",
                "a::b::c",
                "std::string",
                "123-45-6789",
                "+1 23",
                "+12345678901234567",
                "41111111111111111111",
                "deadbeef",
                "550e8400-e29b-41d4-a716-446655440000",
                "price 19.90, qty 3"
            })
    void leavesWhatOnlyLooksLikeIt(String text) {
        Value value = Value.of(text);
        assertSame(value, new Detection(List.of(Detector.values()), found -> Value.of("!")).rewrite(value));
    }

    @Test
    void findsCardsThatAreNumbers() {
        assertEquals("\"<18>\"", redact(Value.of(4111111111111111L)));
        assertEquals("1795334400123456", redact(Value.of(1795334400123456L)));
    }
}
