package dev.kdt.endpoint.redshift;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON values one after the other, with or without white space between them. Objects and arrays are loaded as text. */
final class JsonRows implements RowReader {
    /** Numbers keep their digits. */
    private static final ObjectReader VALUES = new ObjectMapper()
            .reader()
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .forType(JsonNode.class);

    private final List<Finder> finders;

    /** Finds a column's value in a row's JSON; null when it is not there. */
    interface Finder {
        @Nullable
        JsonNode in(JsonNode row);
    }

    /** @param finders one for each column */
    JsonRows(List<Finder> finders) {
        this.finders = finders;
    }

    @Override
    public void read(InputStream in, Rows out) throws IOException, CopyException {
        try (MappingIterator<JsonNode> rows = VALUES.readValues(in)) {
            while (rows.hasNextValue()) {
                JsonNode row = rows.nextValue();
                List<@Nullable String> values = new ArrayList<>(finders.size());
                for (Finder finder : finders) {
                    values.add(text(finder.in(row)));
                }
                out.row(values);
            }
        }
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return null;
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
