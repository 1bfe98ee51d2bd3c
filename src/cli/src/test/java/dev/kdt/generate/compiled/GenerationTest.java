package dev.kdt.generate.compiled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.entity.Plan;
import dev.kdt.generate.template.TemplateText;
import dev.kdt.generate.value.GenerationException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerationTest {
    private static final String LIFE = """
        every: { exponential: { mean: 10s } }
        entities:
          customer:
            count: 50
            skew: 1.2
            fields: { id: { sequence: "c-%03d" }, country: { choice: { US: 3, DE: 1 } } }
          order:
            with: customer
            fields: { id: { sequence: "o-%06d" }, qty: { number: 1..9 } }
            changing: { note: { pattern: "[a-z]{8}" }, status: { of: order.state } }
            states:
              placed: { after: { exponential: { mean: 20m } }, next: { paid: 80, cancelled: 20 } }
              paid: { after: 2h..5h, next: shipped }
              shipped: {}
              cancelled: {}
        record:
          id: { of: order.id }
          at: { time: now }
          began: { of: order.began }
          step: { of: order.step }
          state: { of: order.state }
          customer: { of: customer.id }
          country: { of: customer.country }
          qty: { of: order.qty }
          row: { of: order }
          before: { of: order.before }
          note: { of: order.before.note }
        """;

    @Test
    void entitiesGoThroughTheirStatesInOrderOfTime() {
        Instant last = Instant.MIN;
        Map<String, List<JsonNode>> lives = new HashMap<>();
        for (JsonNode each : new TemplateText(LIFE).json(20_000)) {
            Instant at = Instant.parse(each.path("at").asText());
            assertTrue(!at.isBefore(last), each::toString);
            last = at;
            lives.computeIfAbsent(each.path("id").asText(), _ -> new ArrayList<>())
                    .add(each);
        }
        lives.values().forEach(GenerationTest::checkLife);
        List<JsonNode> second = lives.values().stream()
                .filter(each -> each.size() > 1)
                .map(each -> each.get(1))
                .toList();
        long paid = second.stream()
                .filter(each -> each.path("state").asText().equals("paid"))
                .count();
        // Five standard deviations of a share of 80 % are 2.9 % of some 5,000.
        assertTrue(second.size() > 4_000);
        assertEquals(0.8, (double) paid / second.size(), 0.03);
    }

    private static void checkLife(List<JsonNode> life) {
        JsonNode first = life.getFirst();
        for (int i = 0; i < life.size(); i++) {
            JsonNode each = life.get(i);
            assertEquals(i + 1, each.path("step").asInt());
            for (String same : List.of("customer", "country", "qty", "began")) {
                assertEquals(first.path(same), each.path(same));
            }
            assertEquals(each.path("state"), each.path("row").path("status"));
            if (i == 0) {
                assertEquals("placed", each.path("state").asText());
                assertEquals(each.path("began"), each.path("at"));
                assertTrue(each.path("before").isNull());
                assertTrue(each.path("note").isNull());
            } else {
                assertEquals(life.get(i - 1).path("row"), each.path("before"));
                assertEquals(life.get(i - 1).path("row").path("note"), each.path("note"));
            }
            if (each.path("state").asText().equals("shipped")) {
                Duration since = Duration.between(
                        Instant.parse(life.get(i - 1).path("at").asText()),
                        Instant.parse(each.path("at").asText()));
                assertTrue(since.compareTo(Duration.ofHours(2)) >= 0 && since.compareTo(Duration.ofHours(5)) <= 0);
            }
        }
    }

    @Test
    void anotherFieldStandsInAState() {
        String life = LIFE + """
              gone: { of: order.state, in: { shipped: null, cancelled: { of: order.before.status } } }
            """;
        Map<String, Set<String>> seen = new HashMap<>();
        for (JsonNode each : new TemplateText(life).json(5_000)) {
            seen.computeIfAbsent(each.path("state").asText(), _ -> new HashSet<>())
                    .add(each.path("gone").toString());
        }
        assertEquals(
                Map.of(
                        "placed", Set.of("\"placed\""),
                        "paid", Set.of("\"paid\""),
                        "shipped", Set.of("null"),
                        "cancelled", Set.of("\"placed\"")),
                seen);
    }

    @Test
    void atARateEventTimeGoesByWithTheRecords() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        Plan plan = new TemplateText(LIFE).compile().generation(7, start, 0.5).plan(10_000);
        long elapsed = plan.micros(9_999) - plan.micros(0);
        assertEquals(2e6 * 9_999, (double) elapsed, 2e6 * 100);
    }

    @Test
    void aTimeOfAPopulationIsThatOfTheRecord() {
        for (JsonNode each : new TemplateText("""
            every: 1s
            entities: { stream: { count: 2, fields: { at: { time: now } } } }
            record: { at: { time: now }, seen: { of: stream.at } }
            """).json(100)) {
            assertEquals(each.path("at"), each.path("seen"));
        }
    }

    @Test
    void aSkewedPopulationHasFavourites() {
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode each : new TemplateText(LIFE).json(5_000)) {
            counts.merge(each.path("customer").asText(), 1, Integer::sum);
        }
        int first = counts.getOrDefault("c-001", 0);
        assertTrue(counts.values().stream().allMatch(each -> each <= first));
        assertTrue(first > 5_000 / 6);
    }

    @Test
    void aCompletePopulationGoesOnWithoutNewOnes() {
        List<JsonNode> records = new TemplateText("""
            every: 1s
            entities:
              device:
                count: 5
                fields: { id: { sequence: 1 } }
                states: { on: { after: 1m, next: { on: 9, off: 1 } }, off: { after: 1h, next: on } }
            record: { id: { of: device.id }, at: { time: now }, state: { of: device.state } }
            """).json(2_000);
        assertEquals(
                5,
                records.stream().map(each -> each.path("id").asInt()).distinct().count());
    }

    @Test
    void aTemplateWithoutStatesDrawsAnEntityForEachRecord() {
        List<JsonNode> records = new TemplateText("""
            entities:
              user: { count: 10, fields: { id: { sequence: 1 }, name: { pattern: "[a-z]{9}" } } }
            record: { id: { of: user.id }, name: { of: user.name }, all: { of: user } }
            """).json(1_000);
        Map<Integer, String> names = new HashMap<>();
        for (JsonNode each : records) {
            String name = each.path("name").asText();
            assertEquals(name, names.computeIfAbsent(each.path("id").asInt(), _ -> name));
            assertEquals(each.path("name"), each.path("all").path("name"));
        }
        assertEquals(10, names.size());
    }

    @Test
    void theKeyIsAValueOfTheRecordAndARandomOneWhereThatIsNoText() {
        String yaml = """
            key: .a
            record: { a: { choice: [{ value: { pattern: "[xyz]" } }, { value: null }, { value: "" }, { value: 7 }] } }
            """;
        Generation generation = new TemplateText(yaml).compile().generation(7, Instant.parse("2026-01-01T00:00:00Z"));
        RecordWriter writer = generation.writer();
        Set<String> keys = new HashSet<>();
        ByteBuilder out = new ByteBuilder();
        for (int i = 0; i < 200; i++) {
            String key = writer.write(generation.plan(1), 0, out.clear());
            keys.add(String.valueOf(key));
            String expected = out.toString().replaceAll("[^xyz7]", "");
            assertEquals(expected.isEmpty() ? null : expected, key);
        }
        assertEquals(Set.of("x", "y", "z", "7", "null"), keys);
    }

    @Test
    void membersOfChosenValuesAreThatWhichJqMakesOfThem() {
        List<String> records = new TemplateText("""
            record:
              hit:
                choice:
                  - { object: { path: /, size: 1.50, by: { object: { name: 'a "b"' } } } }
                  - { object: { path: /old, by: null } }
                  - { constant: null }
              sometimes: { object: { x: { number: 1..9 } }, present: 1/2 }
              path: { jq: .hit.path }
              name: { jq: .hit.by.name }
              x: { jq: .sometimes.x }
            text: '\\(.path)|\\(.hit.path)|\\(.hit.size)|\\(.name)|\\(.hit.by.name)|\\(.x)=\\(.sometimes | .x)'
            """).records(300);
        Set<String> seen = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        for (String each : records) {
            int end = each.lastIndexOf('|');
            seen.add(each.substring(0, end));
            numbers.add(each.substring(end + 1));
        }
        assertEquals(Set.of("/|/|1.50|a \"b\"|a \"b\"", "/old|/old|null|null|null", "null|null|null|null|null"), seen);
        assertEquals(10, numbers.size());
        assertTrue(numbers.stream().allMatch(each -> each.matches("([1-9]|null)=\\1")), numbers::toString);
    }

    @Test
    void aMemberOfWhatIsNoObjectFailsAsInJq() {
        TemplateText wrong = new TemplateText("record: { a: { choice: [{ value: text }] }, b: { jq: .a.x.y } }");
        GenerationException refused = assertThrows(GenerationException.class, () -> wrong.records(1));
        assertEquals("'b', 'jq': Cannot index string with string (\"x\")", refused.getMessage());
    }

    @Test
    void aRecordIsNoLargerThanStreamsTake() {
        TemplateText endless = new TemplateText("record: { a: { array: { of: { uuid: v4 }, length: 1000000000 } } }");
        assertEquals(
                "a record has more than 10 MiB (make its arrays shorter)",
                assertThrows(GenerationException.class, () -> endless.records(1))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        every: 3000000d                                  ~ 2:8
        every: { exponential: { mean: 999999999d } }     ~ 2:8
        entities: { e: { count: 1, states: { a: { after: 9999999d, next: a } } } } ~ null
        """)
    void theEventTimeEndsWithTheYear9999(String yaml, String place) {
        TemplateText endless = new TemplateText("name: endless\n" + yaml + "\nrecord: { at: { time: now }, id: x }\n");
        GenerationException refused = assertThrows(GenerationException.class, () -> endless.records(1_000_000));
        assertTrue(refused.getMessage().startsWith("the event time is after the year 9999 (give 'every' "));
        assertEquals(place, String.valueOf(refused.place()));
    }

    @Test
    void poisonBreaksItsShareOfRecordsInEachWay() {
        List<String> records = new TemplateText("""
            poison: 4%
            record: { id: { sequence: 1 }, name: { pattern: "[a-z]{20}" } }
            """).records(20_000);
        List<String> clean =
                new TemplateText("record: { id: { sequence: 1 }, name: { pattern: \"[a-z]{20}\" } }").records(20_000);
        int broken = 0;
        int json = 0;
        for (int i = 0; i < records.size(); i++) {
            if (!records.get(i).equals(clean.get(i))) {
                broken++;
                json += isJson(records.get(i)) ? 1 : 0;
            }
        }
        // Five standard deviations of 800 are 139.
        assertEquals(800, broken, 139);
        // A quarter has a wrong type, and another one bytes that this test's decoding replaced.
        assertTrue(json > broken / 3 && json < broken * 2 / 3, json + " of " + broken);
    }

    private static boolean isJson(String text) {
        try {
            return new ObjectMapper().readTree(text).isObject();
        } catch (IOException _) {
            return false;
        }
    }
}
