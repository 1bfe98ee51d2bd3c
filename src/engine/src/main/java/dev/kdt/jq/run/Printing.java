package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JsonOutput;
import dev.kdt.json.Meter;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;

/** Writes what a program gives as JSON text: counts the values inside, and ends when there is no room for more. */
final class Printing implements Meter {
    private final Machine machine;
    private final JsonOutput target;
    private ByteBuilder out;
    private long mostSize;

    Printing(Machine machine, JsonOutput target) {
        this.machine = machine;
        this.target = target;
        this.out = target.bytes();
    }

    @SuppressWarnings("ReferenceEquality") // The very one.
    boolean isTo(JsonOutput other) {
        return target == other;
    }

    /** Begins a result: there is room for so much of it. */
    void begin() {
        out = target.bytes();
        mostSize = out.size() + Math.min(target.room(), Integer.MAX_VALUE);
    }

    void write(Value value) throws JqException {
        try {
            value.writeTo(out, this);
        } catch (Overrun e) {
            throw e.error();
        }
    }

    /** As {@link ObjectValue#writeValue}. */
    boolean writeValue(ObjectValue object, StringValue key) throws JqException {
        try {
            return object.writeValue(key, out, this);
        } catch (Overrun e) {
            throw e.error();
        }
    }

    @Override
    public void step() {
        machine.stepOrOverrun();
        if (out.size() > mostSize) {
            throw new Overrun(new BudgetException("the program's result is too large"));
        }
    }
}
