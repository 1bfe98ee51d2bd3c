package dev.kdt.pipeline;

import dev.kdt.bytes.Slice;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.StepFailure;

/**
 * Takes the records for whose payload, as a text, a condition is true. Bytes that are no UTF-8 are U+FFFD there.
 *
 * @param condition such as {@code test("time[- ]?out")}
 */
public record PayloadCondition(String name, Expression condition) implements RecordFilter {
    @Override
    public Test start() {
        Program program = condition.program();
        CurrentRecord current = new CurrentRecord();
        return (record, payload) -> {
            current.begin(record);
            StringValue text = StringValue.of(Utf8.isValid(payload) ? payload : Slice.utf8(payload.toText()));
            try {
                return program.test(text, current);
            } catch (JqException e) {
                throw StepFailure.of(name, condition, e, text);
            }
        };
    }
}
