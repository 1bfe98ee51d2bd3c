package dev.kdt.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.compiled.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

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

    @Test
    void everyTemplateMakesJsonAndTheSameForTheSameSeed() throws Exception {
        for (String each : Templates.ALL) {
            String records = records(each, 3, 500);
            for (String line : records.lines().toList()) {
                assertTrue(new ObjectMapper().readTree(line).isObject(), line);
            }
            assertEquals(records, records(each, 3, 500));
        }
    }

    @Test
    void everyTemplateIsInTheList() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/cli/src/main/resources/dev/kdt/generate/templates"))) {
            assertEquals(
                    new TreeSet<>(Templates.ALL),
                    files.map(each -> each.getFileName().toString().replace(".yaml", ""))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
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
        Generation.Records template =
                Templates.named(name).generation(seed, START).records();
        ByteBuilder out = new ByteBuilder();
        for (int i = 0; i < count; i++) {
            template.next(out);
            out.put('\n');
        }
        return out.toString();
    }
}
