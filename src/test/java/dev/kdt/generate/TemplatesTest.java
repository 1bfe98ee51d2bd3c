package dev.kdt.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
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
        for (String line : orders(1, 2_000).split("\n")) {
            JsonNode order = json.readTree(line);
            assertTrue(ids.add(order.path("id").asText()), line);
            Instant at = Instant.parse(order.path("at").asText());
            assertTrue(at.isAfter(before), line);
            before = at;
            assertTrue(order.path("qty").asInt() >= 1, line);
            assertTrue(order.path("price").isDouble(), line);
            assertTrue(order.path("email").asText().contains("@"), line);
        }
    }

    @Test
    void aTemplateIsFoundByItsName() {
        assertTrue(Templates.find("orders").isPresent());
        assertFalse(Templates.find("nothing").isPresent());
    }

    private static String orders(long seed, int count) {
        Template template = Templates.find("orders").orElseThrow().maker().make(seed, START);
        ByteBuilder out = new ByteBuilder();
        for (int i = 0; i < count; i++) {
            template.next(out);
            out.put('\n');
        }
        return out.toString();
    }
}
