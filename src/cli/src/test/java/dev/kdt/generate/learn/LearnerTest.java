package dev.kdt.generate.learn;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearnerTest {
    /** More different values than a template lists. */
    private static final int MANY = 20;

    @Test
    void theOrdersSampleIsKnownByItsFields() throws IOException {
        holds(
                Learned.from(Learned.sample("orders.ndjson")),
                "every: 1ms..2s",
                "poison: { share: 0.74%, how: [cut-off, wrong-type, not-json] }",
                "  id: { sequence: \"o-%06d\" }",
                "  at: { time: now }",
                "  status: { choice: { paid: ",
                "  customer: { of: customer.id }",
                "    fields: { id: { sequence: \"c-%04d\" } }",
                "  email: { fake: email",
                "  qty: { number: { from: 1, to: 9 } }",
                "  price: { number: { from: 1, to: 250, decimals: 2, step: 0.05 } }",
                "    present: 11%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.ndjson", "clickstream.ndjson"})
    void noValueOfAFieldThatHasManyIsCopied(String sample) throws IOException {
        List<String> lines = Learned.sample(sample);
        String template = Learned.from(lines);
        Map<String, Set<String>> fields = new HashMap<>();
        for (String line : lines) {
            if (line.startsWith("{\"") && line.endsWith("}")) {
                collect("", new ObjectMapper().readTree(line), fields);
            }
        }
        int checked = 0;
        for (Map.Entry<String, Set<String>> field : fields.entrySet()) {
            for (String value : field.getValue().size() > MANY ? field.getValue() : Set.<String>of()) {
                // A number of few digits may be a bound that was rounded.
                if (value.length() > 4 && !value.matches("\\d+0{2,}|\\d{1,2}0\\.\\d+")) {
                    String alone = "(?<![\\w.])" + Pattern.quote(value) + "(?![\\w.])";
                    assertFalse(
                            Pattern.compile(alone).matcher(template).find(),
                            () -> field.getKey() + " " + value + " is in\n" + template);
                    checked++;
                }
            }
        }
        assertTrue(checked > 1_000, "values: " + checked);
    }

    private static void collect(String path, JsonNode value, Map<String, Set<String>> fields) {
        if (value.isValueNode()) {
            fields.computeIfAbsent(path, _ -> new TreeSet<>()).add(value.asText());
        }
        value.properties().forEach(each -> collect(path + "." + each.getKey(), each.getValue(), fields));
        value.elements().forEachRemaining(each -> collect(path, each, value.isArray() ? fields : new HashMap<>()));
    }

    @Test
    void whatIsPersonalIsNotCopiedHoweverFewItIs() {
        String template = Learned.from(
                200,
                i -> "{\"mail\":\"ada.adams@corp.test\",\"phone\":\"+49 30 1234567\",\"client\":\"10.1.2." + i % 2
                        + "\",\"card\":\"4111 1111 1111 1111\",\"contact\":\""
                        + (i % 2 == 0 ? "Ada Adams" : "Ben Brown")
                        + "\",\"userName\":\"grace" + i % 3 + "\",\"log\":\"user=grace from=10.1.2.3 ok\"}");
        for (String secret : List.of("ada", "Ada", "Ben", "grace", "10.1.2", "1234567", "4111", "corp.test")) {
            assertFalse(template.contains(secret), () -> secret + " is in\n" + template);
        }
        holds(
                template,
                "mail: { fake: email }",
                "phone: { fake: phone }",
                "client: { fake: ipv4 }",
                "contact: { fake: name }");
    }

    @Test
    void aValueThatWasSeenOnceOrTwiceIsNotCopied() {
        String template =
                Learned.from(100, i -> "{\"status\":\"" + (i == 50 ? "secret" : i % 2 == 0 ? "on" : "done") + "\"}");
        assertFalse(template.contains("secret"), template);
        holds(template, "choice: { done: 51, on: 49 }", "without rare values, 1 of 100");
    }

    @Test
    void whatTellsOfOneUserIsNotCopiedHoweverOftenItWasSeen() {
        String template = Learned.from(
                600,
                i -> "{\"account\":\"" + (i % 30 == 0 ? "k" + i * 7919 + "-1234" : "grace-9182") + "\",\"mail\":\""
                        + (i % 2 == 0 ? "u" + i + "@x.example" : "jörg" + i % 3 + "@müller.example")
                        + "\",\"query\":\"n=" + i + "&email=hugo%40privcorp.example\",\"file\":\"/home/mallory/f" + i
                        + ".txt\",\"log\":\""
                        + (i % 40 == 0 ? "Dear Mrs Robinson, your code is zq!" : "order " + i * 31 + " taken")
                        + "\",\"device\":\"aa11bb22cc33 sent " + i + "\",\"by\":{"
                        + (i < 30 ? "\"peter" + i + "\":1" : "") + "}}");
        for (String secret : List.of(
                "grace", "9182", "jörg", "müller", "hugo", "privcorp", "mallory", "Robinson", "zq", "aa11", "peter")) {
            assertFalse(template.contains(secret), () -> secret + " is in\n" + template);
        }
        holds(template, "pattern: 'order [1-9]", "pattern: '/home/[a-z]{7}/f[1-9]");
    }

    @Test
    void aFieldOfTheSameTimeIsTheEventTimeInItsForm() {
        holds(
                Learned.from(300, i -> {
                    Instant at = Instant.ofEpochSecond(1_780_000_000L + i * 700L);
                    return "{\"at\":\"" + at + "\",\"minute\":\""
                            + at.toString().substring(0, 16).replace('T', ' ') + "\",\"day\":\""
                            + at.toString().substring(0, 10) + "\"}";
                }),
                "  minute: { time: now, format: \"yyyy-MM-dd HH:mm\" }",
                "  day: { time: now, format: yyyy-MM-dd }");
    }

    @Test
    void timesWithFewerDigitsAreTimes() {
        holds(
                Learned.from(300, i -> "{\"at\":\"" + Instant.ofEpochMilli(1_780_000_000_000L + i * 500L) + "\"}"),
                "every: 500ms",
                "at: { time: now }");
    }

    @Test
    void aFormatThatNeedsASchemaIsToldOf() throws JsonException {
        Learner learner = new Learner();
        learner.see(new JsonReader().read(Slice.utf8("{\"a\":1}")), 7, null, null, "");
        String template =
                learner.template("test", "records", List.of("protobuf", "gzip")).toString();
        assertFalse(template.contains("\nencode"), template);
        holds(
                template,
                "#   encode: [{ protobuf: { descriptors: FILE.desc, message: NAME } }, gzip]",
                "# or with the command: --encode protobuf,gzip --schema FILE.desc --message NAME");
    }

    @Test
    void whatBelongsToAnIdentifierThatComesAgainIsAnEntity() {
        SplittableRandom random = new SplittableRandom(5);
        String template = Learned.from(1_000, i -> {
            int customer = random.nextInt(150);
            return "{\"customer\":{\"id\":\"cust-" + String.format("%05d", customer) + "\",\"country\":\""
                    + (customer % 3 == 0 ? "DE" : "US") + "\",\"limit\":" + customer * 50 + "},\"qty\":"
                    + random.nextInt(1, 9) + "}";
        });
        holds(
                template,
                "  customer:\n    count: 150",
                "      id: { sequence: \"cust-%05d\" }",
                "      country: { choice: { US: 6",
                "id: { of: customer.id }",
                "country: { of: customer.country }",
                "limit: { of: customer.limit }",
                "qty: { number: { from: 1, to: 8 } }");
    }

    @Test
    void aFieldThatFollowsFromAnotherIsLookedUp() {
        holds(
                Learned.from(
                        300,
                        i -> "{\"level\":\"" + (i % 3 == 0 ? "error" : i % 3 == 1 ? "info" : "debug")
                                + "\",\"colour\":\"" + (i % 3 == 0 ? "red" : "grey") + "\"}"),
                "colour: { jq: '{\"debug\": \"grey\", \"error\": \"red\", \"info\": \"grey\"}[.level]' }  # follows"
                        + " from .level");
    }

    @Test
    void numbersAndBooleansFollowToo() {
        holds(
                Learned.from(
                        300,
                        i -> "{\"status\":\"" + (i % 3 == 0 ? "ok" : i % 3 == 1 ? "missing" : "broken") + "\",\"code\":"
                                + (i % 3 == 0 ? 200 : i % 3 == 1 ? 404 : 500) + ",\"fine\":" + (i % 3 == 0) + "}"),
                "code: { jq: '{\"broken\": 500, \"missing\": 404, \"ok\": 200}[.status]' }  # follows from .status",
                "fine: { jq: '{\"broken\": false, \"missing\": false, \"ok\": true}[.status]' }");
    }

    @Test
    void numbersOfOthersAreCalculated() {
        SplittableRandom random = new SplittableRandom(6);
        holds(
                Learned.from(300, i -> {
                    int qty = random.nextInt(1, 9);
                    int cents = random.nextInt(100, 9_000);
                    return "{\"qty\":" + qty + ",\"price\":" + BigDecimal.valueOf(cents, 2) + ",\"total\":"
                            + BigDecimal.valueOf((long) qty * cents, 2) + ",\"copy\":" + BigDecimal.valueOf(cents, 2)
                            + "}";
                }),
                "total: { jq: \"(.qty * .price) * 100 | round / 100\" }  # calculated, it seems",
                "copy: { jq: \".price\" }  # the same as .price");
    }

    @Test
    void fieldsOfSomeTypesOfEventsAreTheirsOnly() {
        SplittableRandom random = new SplittableRandom(7);
        holds(
                Learned.from(600, i -> {
                    int type = random.nextInt(3);
                    return "{\"type\":\"" + List.of("view", "click", "order").get(type) + "\""
                            + (type == 2 ? ",\"order\":{\"qty\":" + random.nextInt(1, 5) + "}" : "")
                            + (type > 0 && random.nextInt(4) > 0 ? ",\"x\":" + random.nextInt(500) : "") + "}";
                }),
                "if: '.type == \"order\"' }",
                "if: '.type | IN(\"click\", \"order\")', present: 7");
    }

    @Test
    void whatGoesWithAnEarlierFieldAndDoesNotFollowIsTold() {
        SplittableRandom random = new SplittableRandom(8);
        String template = Learned.from(600, i -> {
            boolean isSlow = random.nextBoolean();
            return "{\"page\":\"" + (isSlow ? "search" : "start") + "\",\"tier\":\""
                    + (random.nextInt(10) < (isSlow ? 8 : 2) ? "gold" : "iron") + "\",\"ms\":"
                    + random.nextInt(isSlow ? 500 : 20, 900) + ",\"n\":" + random.nextInt(900) + ",\"side\":\""
                    + (random.nextBoolean() ? "left" : "right") + "\"}";
        });
        holds(template, "iron: ", " }  # goes with .page, but is drawn without it", "# no usual");
        assertEquals(
                2,
                template.lines()
                        .filter(each -> each.contains("goes with .page"))
                        .count(),
                template);
    }

    @Test
    void aStateThatGoesForthAndBackIsTold() {
        SplittableRandom random = new SplittableRandom(9);
        holds(
                Learned.from(
                        600,
                        i -> "{\"device\":\"dev-" + (1_000 + random.nextInt(90)) + "\",\"state\":\""
                                + List.of("on", "off", "idle").get(random.nextInt(3)) + "\"}"),
                "changes for one .device in no one direction: drawn each time");
    }

    @Test
    void timesAreTakenApartIntoGapsAndDelays() {
        SplittableRandom random = new SplittableRandom(8);
        long[] clock = {1_780_000_000_000L};
        String template = Learned.from(2_000, i -> {
            clock[0] += Math.round(-Math.log(1 - random.nextDouble()) * 400);
            long at = random.nextInt(50) == 0 ? clock[0] - random.nextInt(300_000, 3_600_000) : clock[0];
            return "{\"at\":" + at + ",\"taken\":" + (clock[0] - random.nextInt(60_000, 90_000)) / 1_000 + "}";
        });
        holds(
                template,
                "every: { exponential: { mean: ",
                "at: { time: now, late: { share: 1.9%, by: 5m..1h }",
                "format: epoch-ms",
                "format: epoch }");
    }

    @Test
    void nestedObjectsArraysOptionalAndNullFieldsKeepTheirShares() {
        SplittableRandom random = new SplittableRandom(3);
        holds(
                Learned.from(2_000, i -> {
                    String note =
                            random.nextInt(4) == 0 ? ",\"note\":" + (random.nextInt(2) == 0 ? "null" : "\"hi\"") : "";
                    return "{\"a\":{\"on\":" + (random.nextInt(5) == 0) + "},\"tags\":["
                            + "\"x\",".repeat(random.nextInt(4)) + "\"y\"]" + note + "}";
                }),
                "  a: { object: { on: { boolean: 2",
                "length: 1..4",
                "note: { constant: hi, null: 49%",
                "present: 2");
    }

    @Test
    void linesOfAnAccessLogAreTakenApart() {
        holds(
                Learned.from(
                        500,
                        i -> "10.0.0." + i % 200 + " - - [28/Nov/2026:10:" + (10 + i / 60) + ":" + (10 + i % 50)
                                + " +0000] \"GET /item/" + i * 37 % 1000 + " HTTP/1.1\" 200 " + (500 + i)
                                + " \"-\" \"curl/8.5.0\""),
                "  ip: { fake: ipv4",
                "  user: \"-\"",
                "format: \"dd/MMM/yyyy:HH:mm:ss Z\"",
                "  status: 200",
                "text: '\\(.ip) \\(.ident)");
    }

    @Test
    void textsOfSeveralFormsArePatternsWithWeights() {
        holds(
                Learned.from(
                        400,
                        i -> "{\"message\":\""
                                + (i % 4 == 0 ? "retry " + i + " of job-" + i * 7 : "job-" + i * 7 + " done") + "\"}"),
                "{ weight: 75, value: { pattern: 'job-",
                "{ weight: 25, value: { pattern: 'retry ");
    }

    @Test
    void aTableOfManyNamesIsNoSchema() {
        String template =
                Learned.from(300, i -> "{\"prices\":{\"sku-" + i + "\":1,\"sku-" + (i + 1000) + "\":2},\"n\":1}");
        assertFalse(template.contains("sku-"), template);
        holds(template, "look like data");
    }

    @Test
    void onlyRecordsOfTheSameShardAreInOrder() throws JsonException {
        Learner learner = new Learner();
        JsonReader json = new JsonReader();
        for (int i = 0; i < 200; i++) { // Two shards, read in turn by ten.
            int number = i / 20 * 20 + i % 10 * 2 + i / 10 % 2;
            Slice record = Slice.utf8("{\"id\":\"o-" + String.format("%05d", number) + "\",\"at\":"
                    + (1_780_000_000_000L + number * 500L) + "}");
            learner.see(json.read(record), record.length(), null, null, "shard " + i / 10 % 2);
        }
        holds(
                learner.template("test", "shards", List.of()).toString(),
                "every: 500ms",
                "id: { sequence: \"o-%05d\" }",
                "at: { time: now, format: epoch-ms }");
    }

    private static void holds(String template, String... parts) {
        assertAll(List.of(parts).stream()
                .map(part -> () -> assertTrue(template.contains(part), () -> "'" + part + "' is not in\n" + template)));
    }
}
