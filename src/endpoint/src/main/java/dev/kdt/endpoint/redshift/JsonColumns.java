package dev.kdt.endpoint.redshift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns are called as keys are: {@code JSON 'auto'}, or with {@code ignorecase} whatever the keys' case is. */
final class JsonColumns {
    private JsonColumns() {}

    static List<JsonRows.Finder> finders(List<Column> columns, CopyOptions.Format.AutoJson auto) {
        List<JsonRows.Finder> finders = new ArrayList<>();
        for (Column column : columns) {
            String name = column.name();
            finders.add(auto.ignoreCase() ? row -> inAnyCase(row, name) : row -> row.get(name));
        }
        return finders;
    }

    private static @Nullable JsonNode inAnyCase(JsonNode row, String name) {
        for (Map.Entry<String, JsonNode> each : row.properties()) {
            if (each.getKey().equalsIgnoreCase(name)) {
                return each.getValue();
            }
        }
        return null;
    }
}
