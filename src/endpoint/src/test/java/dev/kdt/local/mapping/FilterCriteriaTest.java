package dev.kdt.local.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.local.log.LogRecord;
import dev.kdt.local.stream.ShardInfo;
import dev.kdt.local.stream.StreamIdentity;
import dev.kdt.record.HashKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of filters, each as "AWS Lambda Developer Guide, Control which events Lambda sends to your function" gives it. */
class FilterCriteriaTest {
    private static final StreamIdentity STREAM = new StreamIdentity("orders", "123456789012", "eu-west-1", 0);
    private static final EventText TEXT = new EventText(
            STREAM,
            EventSourceArn.parse(STREAM.arn()),
            new ShardInfo(0, null, null, HashKey.MIN, HashKey.MAX, 1_700_000_000_000L, 0));

    private static boolean matches(String payload, String... patterns) {
        LogRecord item = new LogRecord(0, 1_700_000_000_000L, Slice.utf8("customer-7"), Slice.utf8(payload));
        return new FilterCriteria(List.of(patterns)).matches(item, TEXT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"a":"x"}                     | {"a":["x"]}                                      | true
        {"a":"X"}                     | {"a":["x"]}                                      | false
        {"a":"y"}                     | {"a":["x","y"]}                                  | true
        {"a":1.0}                     | {"a":[1]}                                        | true
        {"a":"1"}                     | {"a":[1]}                                        | false
        {"a":true}                    | {"a":[true]}                                     | true
        {"a":false}                   | {"a":[true]}                                     | false
        {"a":null}                    | {"a":[null]}                                     | true
        {}                            | {"a":[null]}                                     | false
        {"a":""}                      | {"a":[""]}                                       | true
        {"a":"x"}                     | {"a":[""]}                                       | false
        {"a":{"b":{"c":"x"}}}         | {"a":{"b":{"c":["x"]}}}                          | true
        {"a":{"b":"x"}}               | {"a":{"b":{"c":["x"]}}}                          | false
        {"a":"x","b":"y"}             | {"a":["x"],"b":["y"]}                            | true
        {"a":"x","b":"z"}             | {"a":["x"],"b":["y"]}                            | false
        {"a":"z","b":"y"}             | {"$or":[{"a":["x"]},{"b":["y"]}]}                | true
        {"a":"z","b":"z"}             | {"$or":[{"a":["x"]},{"b":["y"]}]}                | false
        {"a":"x","c":"n"}             | {"c":["y"],"$or":[{"a":["x"]},{"b":["y"]}]}      | false
        {"a":"Rüdiger"}               | {"a":[{"equals-ignore-case":"rÜDIGER"}]}         | true
        {"a":"Rudi"}                  | {"a":[{"equals-ignore-case":"rÜDIGER"}]}         | false
        {"a":"us-east-2"}             | {"a":[{"prefix":"us-"}]}                         | true
        {"a":"eu-west-1"}             | {"a":[{"prefix":"us-"}]}                         | false
        {"a":7}                       | {"a":[{"prefix":"7"}]}                           | false
        {"a":"photo.png"}             | {"a":[{"suffix":".png"}]}                        | true
        {"a":"png"}                   | {"a":[{"suffix":".png"}]}                        | false
        {"a":"x"}                     | {"a":[{"anything-but":["y","z"]}]}               | true
        {"a":"y"}                     | {"a":[{"anything-but":["y","z"]}]}               | false
        {"a":"y"}                     | {"a":[{"anything-but":"y"}]}                     | false
        {"a":5}                       | {"a":[{"anything-but":[5]}]}                     | false
        {"a":"init-1"}                | {"a":[{"anything-but":{"prefix":"init"}}]}       | false
        {"a":"x"}                     | {"a":[{"anything-but":{"prefix":"init"}}]}       | true
        {}                            | {"a":[{"anything-but":["y"]}]}                   | false
        {"a":100}                     | {"a":[{"numeric":["=",100]}]}                    | true
        {"a":1e2}                     | {"a":[{"numeric":["=",100]}]}                    | true
        {"a":15}                      | {"a":[{"numeric":[">",10,"<=",20]}]}             | true
        {"a":10}                      | {"a":[{"numeric":[">",10,"<=",20]}]}             | false
        {"a":20}                      | {"a":[{"numeric":[">",10,"<=",20]}]}             | true
        {"a":"15"}                    | {"a":[{"numeric":[">",10]}]}                     | false
        {"a":"x"}                     | {"a":[{"exists":true}]}                          | true
        {"a":null}                    | {"a":[{"exists":true}]}                          | true
        {"a":{"b":1}}                 | {"a":[{"exists":true}]}                          | false
        {}                            | {"a":[{"exists":true}]}                          | false
        {}                            | {"a":[{"exists":false}]}                         | true
        {}                            | {"a":{"b":[{"exists":false}]}}                   | true
        {"a":"x"}                     | {"a":[{"exists":false}]}                         | false
        {"a":["x","y"]}               | {"a":["y"]}                                      | true
        {"a":["x","y"]}               | {"a":["z"]}                                      | false
        {"a":[]}                      | {"a":[{"exists":false}]}                         | true
        {"a":[{"b":"x"},{"b":"y"}]}   | {"a":{"b":["y"]}}                                | true
        {"a":[{"b":"x"},{"b":"y"}]}   | {"a":{"b":["z"]}}                                | false
        """)
    void rulesHoldOrNot(String payload, String pattern, boolean expected) {
        assertEquals(expected, matches(payload, "{\"data\":" + pattern + "}"));
    }

    @Test
    void oneFilterThatMatchesIsEnough() {
        assertTrue(matches("{\"a\":\"y\"}", "{\"data\":{\"a\":[\"x\"]}}", "{\"data\":{\"a\":[\"y\"]}}"));
        assertTrue(matches("anything"));
    }

    @Test
    void aPayloadThatIsNoJsonMatchesNoPatternOfData() {
        assertEquals(false, matches("a,b", "{\"data\":{\"a\":[{\"exists\":false}]}}"));
        assertEquals(
                true, matches("a,b", "{\"data\":{\"a\":[\"x\"]}}", "{\"partitionKey\":[{\"prefix\":\"customer\"}]}"));
    }

    @Test
    void theRecordsOwnMembersCanBeMatched() {
        String both = "{\"partitionKey\":[\"customer-7\"],\"data\":{\"a\":[\"x\"]}}";
        assertEquals(true, matches("{\"a\":\"x\"}", both));
        assertEquals(false, matches("{\"a\":\"y\"}", both));
        assertEquals(false, matches("{\"a\":\"x\"}", "{\"partitionKey\":[\"customer-8\"]}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {"data":                                     | it is not JSON
        7                                            | it is not a JSON object
        {}                                           | an object in it has no members
        {"data":["plain text"]}                      | the pattern of 'data' must be a JSON object
        {"data":{"a":"x"}}                           | 'a' must be an object or an array of rules
        {"data":{"a":[]}}                            | 'a' must be an object or an array of rules
        {"data":{"a":[{"begins-with":"x"}]}}         | 'begins-with' of 'a' is not an operator
        {"data":{"a":[{"prefix":7}]}}                | 'prefix' must be a string
        {"data":{"a":[{"exists":"yes"}]}}            | 'exists' must be true or false
        {"data":{"a":[{"numeric":["~",7]}]}}         | 'numeric' must be one comparison or two
        {"data":{"a":[{"numeric":[">"]}]}}           | 'numeric' must be one comparison or two
        {"data":{"$or":[{"a":["x"]}]}}               | '$or' must be an array of two objects or more
        """)
    void aWrongPatternIsRefusedWithItsReason(String pattern, String reason) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new FilterCriteria(List.of(pattern)));
        assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
    }
}
