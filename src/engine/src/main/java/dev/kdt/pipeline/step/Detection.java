package dev.kdt.pipeline.step;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.Collection;
import java.util.EnumSet;

/**
 * Rewrites personal data wherever it stands in a value: in the texts, and in numbers that are long enough to be cards. Keys stay.
 * What nothing is found in stays the same value. For one thread.
 */
@SuppressWarnings("ReferenceEquality") // What nothing was found in is the same value.
final class Detection implements Redaction.Rewriter {
    private static final int SHORTEST_CARD = 13;

    private final Detector[] detectors;
    private final Redaction.Rewriter rewriter;
    /** For each ASCII character, whether any kind may be noticed at it. */
    private final boolean[] notable = new boolean[128];

    private final ByteBuilder out = new ByteBuilder();

    Detection(Collection<Detector> kinds, Redaction.Rewriter rewriter) {
        this.detectors = EnumSet.copyOf(kinds).toArray(Detector[]::new);
        this.rewriter = rewriter;
        for (int i = 0; i < notable.length; i++) {
            byte[] alone = {(byte) i};
            for (Detector each : detectors) {
                notable[i] |= each.starts(alone, 0, 0);
            }
        }
    }

    @Override
    public Value rewrite(Value value) {
        return switch (value) {
            case StringValue text -> text(text);
            case NumberValue number -> number(number);
            case ObjectValue object -> object(object);
            case ArrayValue array -> array(array);
            default -> value;
        };
    }

    private Value object(ObjectValue object) {
        ObjectValue changed = object;
        for (Entries e = object.entries(); e.next(); ) {
            Value before = e.value();
            Value after = rewrite(before);
            changed = after == before ? changed : changed.with(e.key(), after);
        }
        return changed;
    }

    private Value array(ArrayValue array) {
        ArrayValue changed = array;
        int i = 0;
        for (Elements e = array.elements(); e.next(); i++) {
            Value before = e.value();
            Value after = rewrite(before);
            changed = after == before ? changed : changed.with(i, after);
        }
        return changed;
    }

    private Value number(NumberValue number) {
        if (Math.abs(number.number()) < 1e12) {
            return number;
        }
        StringValue text = Value.of(number.toString());
        Value redacted = text.to() - text.from() < SHORTEST_CARD ? text : text(text);
        return redacted == text ? number : redacted;
    }

    private Value text(StringValue text) {
        byte[] bytes = text.array();
        int to = text.to();
        int kept = text.from();
        for (int at = text.from(); at < to; at++) {
            if (bytes[at] >= 0 && notable[bytes[at]]) {
                long span = find(bytes, kept, at, to);
                if (span != Detector.NONE) {
                    if (kept == text.from()) {
                        out.clear();
                    }
                    out.put(bytes, kept, Detector.from(span));
                    StringValue found = text.sub(Detector.from(span) - text.from(), Detector.to(span) - text.from());
                    StringValue replaced = (StringValue) rewriter.rewrite(found);
                    out.put(replaced.array(), replaced.from(), replaced.to());
                    kept = Detector.to(span);
                    at = kept - 1;
                }
            }
        }
        if (kept == text.from()) {
            return text;
        }
        out.put(bytes, kept, to);
        return StringValue.of(out.toBytes());
    }

    private long find(byte[] bytes, int from, int at, int to) {
        for (Detector each : detectors) {
            if (each.starts(bytes, from, at)) {
                long span = each.find(bytes, from, at, to);
                if (span != Detector.NONE) {
                    return span;
                }
            }
        }
        return Detector.NONE;
    }
}
