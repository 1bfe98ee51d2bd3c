package dev.kdt.cli.show;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.Table;
import dev.kdt.cli.option.ListFormat;
import org.jspecify.annotations.Nullable;

/** Named values in order, shown to people or as a JSON object. Names without a value are left out. */
public final class PropertyList {
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

    /** Adds a fact that has parts of its own. */
    public PropertyList add(String name, java.util.List<PropertyList> parts) {
        var array = node.putArray(name);
        parts.forEach(each -> array.add(each.node));
        return this;
    }

    public String json() {
        return node.toString();
    }

    /** Prints the facts as the format says; what has parts becomes a table. */
    public void print(DataOut out, ListFormat.Format format) {
        switch (format) {
            case NDJSON -> out.line(json());
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
