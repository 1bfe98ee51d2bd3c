package dev.kdt.generate.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.generate.template.TemplateReader;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learned templates are read, and make records like those that they were learned from. */
class LearnedTemplateTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({"orders.ndjson, /email, /status", "clickstream.ndjson, /session, /type"})
    void recordsHaveTheFieldsOfTheSampleAndNoValueOfAFieldThatHasMany(String sample, String many, String few)
            throws Exception {
        Set<String> fields = new HashSet<>();
        Set<String> itsMany = new HashSet<>();
        Set<String> itsFew = new HashSet<>();
        List<String> lines = Learned.sample(sample);
        for (JsonNode record : objects(lines)) {
            record.fieldNames().forEachRemaining(fields::add);
            itsMany.add(record.at(many).asText());
            itsFew.add(record.at(few).asText());
        }
        List<JsonNode> made = objects(records(Learned.from(lines), 2_000));
        assertTrue(made.size() > 1_980, "objects: " + made.size());
        int copied = 0;
        for (JsonNode record : made) {
            record.fieldNames().forEachRemaining(each -> assertTrue(fields.contains(each), each));
            assertTrue(itsFew.contains(record.at(few).asText()), () -> record.toString());
            copied += itsMany.contains(record.at(many).asText()) ? 1 : 0;
        }
        assertTrue(copied <= 5, "values of the sample: " + copied);
    }

    @Test
    void distributionsAreLearnedBack() throws Exception {
        String template = Learned.from(records("""
            every: { exponential: { mean: 400ms } }
            entities:
              customer:
                count: 500
                fields: { id: { sequence: "c-%04d" }, tier: { choice: { gold: 1, silver: 2, bronze: 3 } } }
            record:
              id: { sequence: "o-%06d" }
              at: { time: now }
              customer: { of: customer.id }
              tier: { of: customer.tier }
              ref: { uuid: v4 }
              temperature: { number: { normal: { mean: 80, deviation: 6 }, decimals: 1 } }
              ms: { number: { log-normal: { median: 180, sigma: 0.6 } } }
              share: { number: { from: 0, to: 1000 } }
              ok: { boolean: 30% }
              note: { choice: { a: 1, b: 3 }, present: 12% }
              tags: { array: { of: { pattern: "[a-z]{8}" }, length: 1..5 } }
            """, 5_000));
        near(400, "every: \\{ exponential: \\{ mean: (\\d+)ms", template, 30);
        near(500, "count: (\\d+)", template, 50);
        near(80, "normal: \\{ mean: ([\\d.]+)", template, 1);
        near(6, "deviation: ([\\d.]+)", template, 0.5);
        near(180, "median: (\\d+)", template, 15);
        near(0.6, "sigma: ([\\d.]+)", template, 0.06);
        near(1000, "share: \\{ number: \\{ from: \\d+, to: (\\d+)", template, 50);
        near(30, "boolean: (\\d+)%", template, 3);
        near(12, "present: (\\d+)%", template, 2);
        near(75, "b: (\\d+)", template, 6);
        for (String part : List.of(
                "id: { sequence: \"o-%06d\" }",
                "at: { time: now }",
                "tier: { of: customer.tier }",
                "ref: { uuid: v4 }",
                "{ pattern: \"[a-z]{8}\" }, length: 1..5")) {
            assertTrue(template.contains(part), () -> part + " is not in\n" + template);
        }
    }

    @Test
    void livesAreLearnedBack() throws Exception {
        String template = Learned.from(records(Files.readString(Path.of("samples/order-life.yaml")), 4_000));
        near(30, "every: \\{ exponential: \\{ mean: (\\d+)m", template, 5);
        near(85, "placed: \\{ after: .*next: \\{ paid: (\\d+)", template, 4);
        for (String part : List.of(
                "shipped: 9",
                "    # by the order of values of one ",
                "cancelled: {}",
                "  status: { of: thing.state }")) {
            assertTrue(template.contains(part), () -> part + " is not in\n" + template);
        }
        Map<String, String> lasts = new HashMap<>();
        int steps = 0;
        int strange = 0; // A broken record is a step that is not seen.
        for (JsonNode record : objects(records(template, 3_000))) {
            String status = record.at("/status").asText();
            String before = lasts.put(record.at("/id").asText(), status);
            boolean follows = before == null
                    ? status.equals("placed")
                    : List.of("placed", "paid").contains(before);
            steps += before == null ? 0 : 1;
            strange += follows ? 0 : 1;
        }
        assertTrue(steps > 1_000 && strange < 60, "steps: " + steps + ", strange ones: " + strange);
    }

    private static void near(double expected, String pattern, String template, double tolerance) {
        Matcher matcher = Pattern.compile(pattern).matcher(template);
        assertTrue(matcher.find(), () -> pattern + " is not in\n" + template);
        assertEquals(expected, Double.parseDouble(matcher.group(1)), tolerance, template);
    }

    private static List<JsonNode> objects(List<String> lines) {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : lines) {
            try {
                JsonNode read = new ObjectMapper().readTree(line);
                if (read.isObject()) {
                    objects.add(read);
                }
            } catch (JsonProcessingException _) {
                // A broken record.
            }
        }
        return objects;
    }

    private static List<String> records(String template, int count) throws Exception {
        Surroundings surroundings = new Surroundings(Map.of(), Clock.systemUTC(), Path.of(""), _ -> {});
        Generation.Records records = TemplateReader.read("t.yaml", template, surroundings)
                .generation(3, START)
                .records();
        List<String> lines = new ArrayList<>();
        ByteBuilder out = new ByteBuilder();
        for (int i = 0; i < count; i++) {
            out.clear();
            records.next(out);
            lines.add(out.toString());
        }
        return lines;
    }
}
