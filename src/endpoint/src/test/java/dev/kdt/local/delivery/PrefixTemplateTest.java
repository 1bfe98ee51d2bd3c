package dev.kdt.local.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.local.wire.ServiceException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every expression of prefixes: Amazon Data Firehose Developer Guide, "Understand custom prefixes for Amazon S3 objects". */
class PrefixTemplateTest {
    private static String filled(PrefixTemplate template, String zone) {
        Map<String, String> keys = Map.of("QUERY:land", "CH", "LAMBDA:land", "DE");
        return template.fill(new PrefixTemplate.Values(
                Instant.parse("2026-03-04T23:06:07.089Z"), ZoneId.of(zone), keys, "processing-failed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ""                                             | UTC        | 2026/03/04/23/
        in                                             | UTC        | in2026/03/04/23/
        in/                                            | Asia/Tokyo | in/2026/03/05/08/
        y=!{timestamp:yyyy}/                           | UTC        | y=2026/
        !{timestamp:yyyy/MM/dd}/!{timestamp:HH}/       | Asia/Tokyo | 2026/03/05/08/
        !{timestamp:yyyy-MM-dd'T'HH:mm:ss.SSS}/        | UTC        | 2026-03-04T23:06:07.089/
        !{timestamp:'year'-yyyy-'month'-MM}/           | UTC        | year-2026-month-03/
        !{timestamp:EEE, d MMM}/                       | UTC        | Wed, 4 Mar/
        !{timestamp:xxx}/                              | Asia/Tokyo | +09:00/
        c=!{partitionKeyFromQuery:land}/               | UTC        | c=CH/
        c=!{partitionKeyFromLambda:land}/              | UTC        | c=DE/
        !{partitionKeyFromQuery:land}!{timestamp:dd}   | UTC        | CH04
        !{partitionKeyFromQuery:other}x                | UTC        | x
        ! {} !} $ %/                                   | UTC        | ! {} !} $ %/2026/03/04/23/
        """)
    void prefixesAreFilled(String prefix, String zone, String expected) {
        assertEquals(expected, filled(PrefixTemplate.ofPrefix(prefix), zone));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ""                                                     | processing-failed/2026/03/04/23/
        bad/                                                   | bad/processing-failed/2026/03/04/23/
        bad/!{firehose:error-output-type}/                     | bad/processing-failed/
        !{firehose:error-output-type}/!{timestamp:yyyy}/       | processing-failed/2026/
        """)
    void errorPrefixesAreFilled(String prefix, String expected) {
        assertEquals(expected, filled(PrefixTemplate.ofErrorPrefix(prefix), "UTC"));
    }

    @Test
    void randomStringsHaveElevenCharactersAndAreNewEachTime() {
        PrefixTemplate template = PrefixTemplate.ofPrefix("!{firehose:random-string}/!{firehose:random-string}/");
        String[] parts = filled(template, "UTC").split("/");
        assertTrue(parts[0].matches("[0-9a-z]{11}"), parts[0]);
        assertNotEquals(parts[0], parts[1]);
        assertNotEquals(filled(template, "UTC"), filled(template, "UTC"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        !{timestamp:yyyy         | Prefix has an expression that is not closed: !{ without }.
        !{timestamp:b}           | Prefix has an invalid timestamp expression: b (Unknown pattern letter: b).
        !{timestamp:py}          | Prefix has an invalid timestamp expression: py (Cannot print
        !{}                      | Prefix has an invalid expression: !{}.
        !{firehose:time}         | Prefix has an invalid expression: !{firehose:time}.
        !{env:HOME}              | Prefix has an invalid expression: !{env:HOME}.
        !{partitionKeyFromQuery} | Prefix has a Dynamic Partitioning Namespace without a key.
        !{firehose:error-output-type}/ | Prefix can't contain !{firehose:error-output-type}.
        """)
    void whatIsNoExpressionIsRefused(String prefix, String message) {
        ServiceException e = assertThrows(ServiceException.class, () -> PrefixTemplate.ofPrefix(prefix));
        assertEquals("InvalidArgumentException", e.type());
        assertTrue(e.text().startsWith(message), e.text());
    }

    @Test
    void errorPrefixesHaveRulesOfTheirOwn() {
        for (String prefix : List.of("e/!{timestamp:yyyy}/", "e/!{firehose:random-string}/")) {
            ServiceException e = assertThrows(ServiceException.class, () -> PrefixTemplate.ofErrorPrefix(prefix));
            assertTrue(e.text().startsWith("ErrorOutputPrefix must contain at least one instance of"), e.text());
        }
        assertThrows(
                ServiceException.class,
                () -> PrefixTemplate.ofErrorPrefix("!{firehose:error-output-type}/!{partitionKeyFromQuery:c}/"));
    }
}
