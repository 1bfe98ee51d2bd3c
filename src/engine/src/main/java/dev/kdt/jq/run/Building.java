package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.json.Meter;
import dev.kdt.json.Value;

/** Counts the values of a text that is being built, and its bytes. */
final class Building implements Meter {
    private final Machine machine;
    private final ByteBuilder text;
    private int counted;

    Building(Machine machine, ByteBuilder text) {
        this.machine = machine;
        this.text = text;
        counted = text.size();
    }

    /** Adds the JSON text of a value; what stops it within is an {@link Overrun}. */
    void append(Value value) throws JqException {
        value.writeTo(text, this);
        grow();
    }

    @Override
    public void step() {
        try {
            machine.step();
            grow();
        } catch (JqException e) {
            throw new Overrun(e);
        }
    }

    private void grow() throws JqException {
        // Less than counted: a deep value is written once more, on a deep stack.
        machine.grow(Math.max(0, text.size() - counted));
        counted = text.size();
    }
}
