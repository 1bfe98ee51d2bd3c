package dev.kdt.pipeline.report;

import dev.kdt.json.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step did to one value of a record.
 *
 * @param step the step's name
 * @param asJq the jq expression that it is, if it is one
 * @param before what it was given, a copy
 * @param after what it gave, copies
 * @param dropped whether it dropped the value
 * @param failure why it could not do its work; null when it could
 */
public record Scene(
        String step,
        @Nullable String asJq,
        Value before,
        List<Value> after,
        boolean dropped,
        @Nullable String failure) {
    /** Where one result differs from what was given. */
    public List<Difference> differences(Value result) {
        return Difference.between(before, result);
    }
}
