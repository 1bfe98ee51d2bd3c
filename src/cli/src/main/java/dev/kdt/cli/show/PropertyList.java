package dev.kdt.cli.show;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.option.ListFormat;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named values in order, shown to people or as a JSON object. Names without a value are left out. */
public final class PropertyList {
    private static final int FRACTION_DIGITS = 6;

    private final ObjectNode node = new ObjectMapper().createObjectNode();

    public PropertyList add(String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    public PropertyList add(String name, @Nullable Number value) {
        if (value != null) {
            node.put(name, value.longValue());
        }
        return this;
    }

    /** Adds a number that may have a fraction, which is rounded to six digits. */
    public PropertyList addFraction(String name, @Nullable Double value) {
        if (value != null) {
            BigDecimal rounded = BigDecimal.valueOf(value)
                    .setScale(FRACTION_DIGITS, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros();
            node.put(name, rounded.scale() < 0 ? rounded.setScale(0) : rounded);
        }
        return this;
    }

    /** Adds a fact that is so or not. */
    public PropertyList addFlag(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    /** Adds a fact that is a list of facts. */
    public PropertyList add(String name, PropertyList inner) {
        node.set(name, inner.node);
        return this;
    }

    /** Adds a fact that has parts of its own. */
    public PropertyList add(String name, List<PropertyList> parts) {
        var array = node.putArray(name);
        parts.forEach(each -> array.add(each.node));
        return this;
    }

    public String json() {
        return node.toString();
    }

    /** The same over several lines. */
    public String indented() {
        return node.toPrettyString();
    }

    /** An array of such objects over several lines. */
    public static String indented(List<PropertyList> all) {
        ArrayNode array = new ObjectMapper().createArrayNode();
        all.forEach(each -> array.add(each.node));
        return array.toPrettyString();
    }

    /** Prints the facts as the format says; what has parts becomes a table. */
    public void print(DataOut out, ListFormat.Format format) {
        switch (format) {
            case NDJSON -> out.line(json());
            case JSON -> out.line(indented());
            case PRETTY, TEXT -> {
                Table table = new Table();
                node.properties().stream()
                        .filter(fact -> !fact.getValue().isArray())
                        .forEach(
                                fact -> table.row(fact.getKey(), fact.getValue().asText()));
                table.lines().forEach(out::line);
                node.properties().stream()
                        .filter(fact -> fact.getValue().isArray())
                        .forEach(fact -> parts(out, fact.getKey(), fact.getValue()));
            }
        }
    }

    private static void parts(DataOut out, String name, com.fasterxml.jackson.databind.JsonNode parts) {
        out.line("");
        Table table = new Table();
        parts.forEach(part -> {
            String[] cells = part.properties().stream()
                    .map(cell -> cell.getValue().asText())
                    .toArray(String[]::new);
            table.row(cells);
        });
        out.line(name);
        table.lines().forEach(line -> out.line("  " + line));
    }
}
