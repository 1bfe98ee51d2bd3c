package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.json.Value;
import java.util.Arrays;

/** Looking for strings in strings. */
public final class Texts {
    private Texts() {}

    /** The parts of {@code text} between the separators; its characters if the separator is empty. */
    public static ArrayValue split(Machine machine, StringValue text, StringValue separator) throws JqException {
        ArrayValue parts = ArrayValue.of();
        int length = text.to() - text.from();
        if (separator.isEmpty()) {
            for (int at = 0; at < length; ) {
                int next = at + Utf8.width(text.array()[text.from() + at]);
                machine.growBy(1, 1);
                parts = parts.append(text.sub(at, next));
                at = next;
            }
            return parts;
        }
        if (length == 0) {
            return parts;
        }
        int start = 0;
        for (int at = find(text, separator, 0); at >= 0; at = find(text, separator, start)) {
            machine.growBy(1, 1);
            parts = parts.append(text.sub(start, at));
            start = at + separator.to() - separator.from();
        }
        return parts.append(text.sub(start, length));
    }

    /** The byte, counted from the text's start, at which {@code part} is first found from {@code start} on; or -1. */
    public static int find(StringValue text, StringValue part, int start) {
        byte[] bytes = text.array();
        byte[] wanted = part.array();
        int length = part.to() - part.from();
        if (length == 0) {
            return start;
        }
        byte first = wanted[part.from()];
        int last = text.to() - length;
        for (int at = text.from() + start; at <= last; at++) {
            if (bytes[at] == first && Arrays.equals(bytes, at, at + length, wanted, part.from(), part.to())) {
                return at - text.from();
            }
        }
        return -1;
    }

    /** The positions, in characters, at which {@code part} begins; they may overlap. */
    public static ArrayValue positions(Machine machine, StringValue text, StringValue part) throws JqException {
        ArrayValue found = ArrayValue.of();
        if (part.isEmpty()) {
            return found;
        }
        int counted = 0;
        int characters = 0;
        for (int at = find(text, part, 0); at >= 0; at = find(text, part, at + 1)) {
            characters += Utf8.count(text.array(), text.from() + counted, text.from() + at);
            counted = at;
            machine.growBy(1, 1);
            found = found.append(Value.of((double) characters));
        }
        return found;
    }
}
