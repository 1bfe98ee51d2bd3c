package dev.kdt.local.mapping;

import dev.kdt.bytes.Slice;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.local.function.Invocation;
import dev.kdt.local.log.LogRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of a function's answer for a batch.
 *
 * @param firstFailed the index of the first record that failed: 0 when the whole batch did, the batch's size when none did
 * @param state the new state of the tumbling window; null when the answer has none
 * @param problem why the answer makes the whole batch fail; empty when it does not
 */
record BatchAnswer(int firstFailed, @Nullable Slice state, String problem) {
    private static final StringValue FAILURES = StringValue.of("batchItemFailures");
    private static final StringValue IDENTIFIER = StringValue.of("itemIdentifier");
    private static final StringValue STATE = StringValue.of("state");

    /** Whether all records are done. */
    boolean isSuccess(int batchSize) {
        return problem.isEmpty() && firstFailed == batchSize;
    }

    private static BatchAnswer failure(String problem) {
        return new BatchAnswer(0, null, problem);
    }

    /** The answer of an invocation, if it ended with one; else a failure of the whole batch. */
    static BatchAnswer of(Invocation end, List<LogRecord> records, EventText text, MappingSettings settings) {
        return end.ending() == Invocation.Ending.ANSWERED
                ? read(end.payload(), records, text, settings)
                : failure("it did not answer");
    }

    /**
     * Reads an answer: "AWS Lambda Developer Guide, Configuring partial batch response with Kinesis Data Streams and Lambda".
     *
     * @param settings whether failures of single records are reported, and whether there are windows
     */
    static BatchAnswer read(byte[] payload, List<LogRecord> records, EventText text, MappingSettings settings) {
        boolean hasWindows = settings.tumblingWindowSeconds() > 0;
        if (!settings.reportsItemFailures() && !hasWindows) {
            return new BatchAnswer(records.size(), null, "");
        }
        Value answer;
        try {
            answer = payload.length == 0 ? Value.NULL : new JsonReader().read(Slice.of(payload));
        } catch (JsonException e) {
            return failure("its answer is not JSON: " + e.getMessage());
        }
        Slice state = null;
        if (hasWindows) {
            state = answer instanceof ObjectValue object ? json(object.get(STATE)) : null;
            if (state == null) {
                return failure("its answer has no 'state', which a mapping with tumbling windows needs");
            }
        }
        if (!settings.reportsItemFailures() || answer.kind() == Kind.NULL) {
            return new BatchAnswer(records.size(), state, "");
        }
        if (!(answer instanceof ObjectValue object)) {
            return failure("its answer is not an object with 'batchItemFailures'");
        }
        return failures(object.get(FAILURES), state, records, text);
    }

    private static @Nullable Slice json(@Nullable Value value) {
        return value == null || value.kind() == Kind.NULL ? null : Slice.utf8(value.toString());
    }

    private static BatchAnswer failures(
            @Nullable Value list, @Nullable Slice state, List<LogRecord> records, EventText text) {
        if (list == null || list.kind() == Kind.NULL) {
            return new BatchAnswer(records.size(), state, "");
        }
        if (!(list instanceof ArrayValue failures)) {
            return failure("'batchItemFailures' of its answer is not an array");
        }
        int first = records.size();
        Map<String, Integer> indexes = failures.size() == 0 ? Map.of() : indexes(records, text);
        for (Elements e = failures.elements(); e.next(); ) {
            Value identifier = e.value() instanceof ObjectValue item ? item.get(IDENTIFIER) : null;
            Integer index = identifier instanceof StringValue given ? indexes.get(given.text()) : null;
            if (index == null) {
                return failure("an 'itemIdentifier' of its answer is "
                        + (identifier == null ? "missing" : identifier + ", which is no sequence number of the batch"));
            }
            first = Math.min(first, index);
        }
        return new BatchAnswer(first, state, "");
    }

    private static Map<String, Integer> indexes(List<LogRecord> records, EventText text) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < records.size(); i++) {
            indexes.put(text.sequence(records.get(i)), i);
        }
        return indexes;
    }
}
