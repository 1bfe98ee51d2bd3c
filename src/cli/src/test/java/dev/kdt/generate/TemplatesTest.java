package dev.kdt.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.generate.compiled.Template;
import dev.kdt.generate.template.TemplateReader;
import dev.kdt.generate.template.form.Forms;
import dev.kdt.pipeline.config.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Surroundings SURROUNDINGS =
            new Surroundings(Map.of(), Clock.systemUTC(), Path.of(""), _ -> {});

    /** host, identity, user, time, request, status, bytes, referer, agent ("Apache HTTP Server, Log Files"). */
    private static final Pattern COMBINED = Pattern.compile(
            "[0-9.]+ - \\S+ \\[\\d{2}/[A-Z][a-z]{2}/\\d{4}(:\\d{2}){3} \\+0000] \"(GET|POST) \\S+ HTTP/1.1\" \\d{3}"
                    + " (\\d+|-) \"[^\"]+\" \"[^\"]+\"");

    @Test
    void theSameSeedMakesTheSameRecordsAndAnotherMakesOthers() {
        assertEquals(orders(7, 100), orders(7, 100));
        assertNotEquals(orders(7, 100), orders(8, 100));
    }

    @Test
    void everyOrderIsJsonWithAnIdOfItsOwnAndALaterTime() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Set<String> ids = new HashSet<>();
        Instant before = START;
        for (String line : orders(1, 2_000).lines().toList()) {
            JsonNode order = json.readTree(line);
            assertTrue(ids.add(order.path("id").asText()), line);
            Instant at = Instant.parse(order.path("at").asText());
            assertTrue(!at.isBefore(before), line);
            before = at;
            assertTrue(order.path("qty").asInt() >= 1, line);
            assertTrue(order.path("price").isDouble(), line);
            assertTrue(order.path("email").asText().contains("@"), line);
        }
    }

    /** The size for which the speed of the template is told. */
    @Test
    void anOrderHas230BytesOrSo() {
        int bytes = orders(1, 10_000).getBytes(StandardCharsets.UTF_8).length / 10_000;
        assertTrue(bytes >= 225 && bytes <= 240, () -> bytes + " bytes a record");
    }

    @Test
    void everyCustomerHasAMailAddressOfTheirOwn() throws Exception {
        Map<String, String> addresses = new HashMap<>();
        for (String line : orders(1, 30_000).lines().toList()) {
            JsonNode order = new ObjectMapper().readTree(line);
            String address = order.path("email").asText();
            String before = addresses.put(order.path("customer").asText(), address);
            assertTrue(before == null || before.equals(address), line);
        }
        assertEquals(2_000, addresses.size());
        assertEquals(2_000, Set.copyOf(addresses.values()).size());
    }

    @Test
    void everyTemplateMakesTheSameForTheSameSeed() {
        for (String each : Templates.ALL) {
            assertEquals(records(each, 3, 500), records(each, 3, 500), each);
        }
    }

    @Test
    void everyTemplateButTheLogMakesObjects() throws Exception {
        for (String each : Templates.ALL) {
            Template template = Templates.named(each);
            if (template.text() == null) {
                for (String line :
                        records(template.withoutEncoding(), 3, 500).lines().toList()) {
                    assertTrue(new ObjectMapper().readTree(line).isObject(), line);
                }
            }
        }
    }

    @Test
    void linesOfTheAccessLogAreInTheCombinedFormat() {
        for (String line : records("access-log", 5, 1_000).lines().toList()) {
            assertTrue(COMBINED.matcher(line).matches(), line);
        }
    }

    /** What the lines of each status have in common: the request, the size, the page that led there. */
    @Test
    void theAnswersInTheAccessLogAreThoseOfTheirRequests() {
        Map<String, String> byStatus = Map.of(
                "200", "\"GET /(products/.*|static/.*|search.*|) HTTP/1.1\" 200 \\d{3,6} .*",
                "303", "\"POST /basket HTTP/1.1\" 303 \\d{3} \"https://shop.example/products/.*",
                "304", "\"GET /static/.* HTTP/1.1\" 304 - \"https://shop.example/\" .*",
                "404", "\"GET /(products/.* 404 1245 .*|.* 404 196 \"-\" .*)",
                "500", "\"(POST /basket|GET /search.*) HTTP/1.1\" 500 299 .*",
                "503", "\"(POST /basket|GET /search.*) HTTP/1.1\" 503 299 .*");
        Map<String, Integer> seen = new HashMap<>();
        for (String line : records("access-log", 5, 20_000).lines().toList()) {
            String request = line.substring(line.indexOf('"'));
            String status = request.replaceFirst("\"[^\"]*\" (\\d+) .*", "$1");
            seen.merge(status, 1, Integer::sum);
            assertTrue(request.matches(byStatus.getOrDefault(status, "none")), line);
        }
        assertEquals(byStatus.keySet(), seen.keySet());
        assertTrue(seen.getOrDefault("200", 0) > 16_000, seen::toString);
    }

    @Test
    void aSessionIsOfOneVisitorAndEndsWhenItIsLeft() throws Exception {
        Map<String, List<JsonNode>> sessions = new HashMap<>();
        for (String line : records("clicks", 5, 20_000).lines().toList()) {
            JsonNode click = new ObjectMapper().readTree(line);
            sessions.computeIfAbsent(click.path("session").asText(), _ -> new ArrayList<>())
                    .add(click);
        }
        assertTrue(sessions.size() < 10_000, () -> sessions.size() + " sessions");
        for (List<JsonNode> clicks : sessions.values()) {
            for (JsonNode each : clicks) {
                assertEquals(clicks.getFirst().path("user"), each.path("user"));
                assertEquals(clicks.getFirst().path("agent"), each.path("agent"));
                assertTrue(!each.path("type").asText().equals("leave") || each.equals(clicks.getLast()));
            }
        }
    }

    @Test
    void changesOfARowFollowEachOther() throws Exception {
        Map<String, JsonNode> rows = new HashMap<>();
        for (String line : records("cdc-debezium", 5, 20_000).lines().toList()) {
            JsonNode change = new ObjectMapper().readTree(line);
            boolean deleted = change.path("after").isNull();
            String id = change.path(deleted ? "before" : "after").path("id").asText();
            JsonNode before = rows.put(id, change.path("after"));
            String expected = before == null ? "c" : deleted ? "d" : "u";
            assertEquals(expected, change.path("op").asText());
            assertEquals(before == null ? NullNode.instance : before, change.path("before"));
        }
        assertTrue(rows.size() < 15_000, () -> rows.size() + " rows");
        long gone = rows.values().stream().filter(JsonNode::isNull).count();
        assertTrue(gone > 500, () -> gone + " deleted rows");
    }

    @Test
    void aDeletionOfDmsHasTheRowAsItWasLast() throws Exception {
        Map<String, JsonNode> rows = new HashMap<>();
        int deleted = 0;
        for (String line : records("cdc-dms", 5, 5_000).lines().toList()) {
            JsonNode change = new ObjectMapper().readTree(line);
            JsonNode row = change.path("data");
            JsonNode before = rows.put(row.path("id").asText(), row);
            String operation = change.path("metadata").path("operation").asText();
            if (operation.equals("delete")) {
                deleted++;
                assertEquals(before, row);
            } else {
                assertEquals(before == null ? "insert" : "update", operation);
            }
        }
        assertTrue(deleted > 100, deleted + " deletions");
    }

    @Test
    void aLogStreamHasTheDayOfItsEvents() throws Exception {
        Template template = Templates.named("cloudwatch-logs").withoutEncoding();
        Set<String> days = new HashSet<>();
        // A record a second or so: more than a day of them.
        for (String line : records(template, 5, 100_000).lines().toList()) {
            JsonNode envelope = new ObjectMapper().readTree(line);
            String stream = envelope.path("logStream").asText();
            assertTrue(stream.matches("\\d{4}/\\d{2}/\\d{2}/\\[\\$LATEST][0-9a-f]{32}"), stream);
            days.add(stream.substring(0, 10));
        }
        assertEquals(Set.of("2026/01/01", "2026/01/02"), days);
    }

    @Test
    void everyFileIsInTheList() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("samples/templates"))) {
            assertEquals(
                    new TreeSet<>(Templates.ALL),
                    files.map(each -> each.getFileName().toString().replace(".yaml", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void aPageIsATemplateFileThatMakesTheSameRecords() throws Exception {
        for (String each : Templates.ALL) {
            Template page = TemplateReader.read(each, TemplateReference.page(each), SURROUNDINGS);
            assertEquals(records(each, 3, 50), records(page, 3, 50));
            assertTrue(TemplateReference.overview().contains(page.description()), each);
        }
    }

    @Test
    void thePageOfTheLanguageHasAllTypesOfFields() {
        String page = TemplateReference.page("language");
        for (String each : Forms.names()) {
            assertTrue(page.contains("\n  " + each + ": "), each);
        }
        assertTrue(page.lines().allMatch(line -> line.length() <= 132), page);
    }

    @Test
    void theSchemaIsPrintedForEditors() throws IOException {
        assertEquals(Files.readString(Path.of("samples/template.schema.json")), TemplateReference.page("schema"));
    }

    @Test
    void aTemplateThatThereIsNotHasNoPage() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TemplateReference.page("order"));
        assertEquals("there is no template 'order' (did you mean 'orders'?)", refused.getMessage());
    }

    @Test
    void aTemplateIsFoundByItsName() {
        assertTrue(Templates.find("orders").isPresent());
        assertEquals(Templates.source("clickstream"), Templates.source("clicks"));
        assertFalse(Templates.find("nothing").isPresent());
    }

    private static String orders(long seed, int count) {
        return records("orders", seed, count);
    }

    private static String records(String name, long seed, int count) {
        return records(Templates.named(name), seed, count);
    }

    private static String records(Template source, long seed, int count) {
        Generation.Records template = source.generation(seed, START).records();
        ByteBuilder out = new ByteBuilder();
        for (int i = 0; i < count; i++) {
            template.next(out);
            out.put('\n');
        }
        return out.toString();
    }
}
