package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Compare;
import dev.kdt.jq.run.Machine;
import dev.kdt.jq.run.Messages;
import dev.kdt.jq.run.Texts;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.DeepStack;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.Kind;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;

/** {@code contains} */
final class Containment {
    /** jq's MAX_CONTAINS_DEPTH. */
    private static final int MAX_DEPTH = 10_000;

    private Containment() {}

    static boolean check(Machine machine, Value whole, Value part) throws JqException {
        if (whole.kind() != part.kind()) {
            throw Messages.about(whole, part, "cannot have their containment checked");
        }
        return DeepStack.<Boolean, JqException>call(() -> contains(machine, whole, part, 0));
    }

    private static boolean contains(Machine machine, Value whole, Value part, int depth) throws JqException {
        machine.step();
        if (depth > MAX_DEPTH) {
            throw new JqException("Containment check too deep");
        }
        if (whole.kind() != part.kind()) {
            return false;
        }
        return switch (whole) {
            case ObjectValue object -> objectContains(machine, object, (ObjectValue) part, depth + 1);
            case ArrayValue array -> arrayContains(machine, array, (ArrayValue) part, depth + 1);
            case StringValue text -> Texts.find(text, (StringValue) part, 0) >= 0;
            default -> whole.kind() != Kind.NUMBER || Compare.same(machine, whole, part);
        };
    }

    private static boolean objectContains(Machine machine, ObjectValue whole, ObjectValue part, int depth)
            throws JqException {
        for (Entries e = part.entries(); e.next(); ) {
            Value value = whole.get(e.key());
            if (value == null || !contains(machine, value, e.value(), depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean arrayContains(Machine machine, ArrayValue whole, ArrayValue part, int depth)
            throws JqException {
        for (Elements wanted = part.elements(); wanted.next(); ) {
            boolean found = false;
            for (Elements e = whole.elements(); !found && e.next(); ) {
                found = contains(machine, e.value(), wanted.value(), depth);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }
}
