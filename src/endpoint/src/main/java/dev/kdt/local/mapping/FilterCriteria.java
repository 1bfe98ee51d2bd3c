package dev.kdt.local.mapping;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.local.log.LogRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filters of a mapping, one of which a record must match: "AWS Lambda Developer Guide, Control which events Lambda sends to your
 * function". The member {@code data} of a pattern is matched against the payload as JSON; a record whose payload is none matches no
 * pattern that has it. Other members are matched against the record's own: {@code partitionKey}, {@code sequenceNumber} and so on.
 * Used by one thread.
 */
final class FilterCriteria {
    private static final StringValue DATA = StringValue.of("data");
    private static final StringValue PARTITION_KEY = StringValue.of("partitionKey");
    private static final StringValue SEQUENCE_NUMBER = StringValue.of("sequenceNumber");
    private static final StringValue SCHEMA_VERSION = StringValue.of("kinesisSchemaVersion");

    private final JsonReader reader = new JsonReader();
    private final List<Filter> filters = new ArrayList<>();

    private record Filter(FilterPattern pattern, boolean readsData, boolean readsRecord) {}

    /**
     * @param patterns JSON texts; none lets all records pass
     * @throws IllegalArgumentException when one is no pattern; the message says why
     */
    FilterCriteria(List<String> patterns) {
        for (String text : patterns) {
            FilterPattern.AllOf pattern = FilterPatternReader.read(text);
            List<StringValue> names = pattern.names();
            filters.add(new Filter(pattern, names.contains(DATA), names.stream().anyMatch(name -> !name.equals(DATA))));
        }
    }

    /** Whether the record is to be handed to the function. */
    boolean matches(LogRecord item, EventText text) {
        if (filters.isEmpty()) {
            return true;
        }
        Value data = filters.stream().anyMatch(Filter::readsData) ? json(item.data()) : null;
        for (Filter filter : filters) {
            if (filter.readsData() && data == null) {
                continue;
            }
            ObjectValue event = ObjectValue.withRoomFor(4);
            if (filter.readsRecord()) {
                event = event.with(PARTITION_KEY, StringValue.of(item.key()))
                        .with(SEQUENCE_NUMBER, StringValue.of(text.sequence(item)))
                        .with(SCHEMA_VERSION, StringValue.of("1.0"));
            }
            if (filter.pattern().matches(data == null ? event : event.with(DATA, data))) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Value json(Slice payload) {
        try {
            return reader.read(payload);
        } catch (JsonException _) {
            return null;
        }
    }
}
