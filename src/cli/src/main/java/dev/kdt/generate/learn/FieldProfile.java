package dev.kdt.generate.learn;

import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that was seen of one field, or of the elements of one array. */
final class FieldProfile {
    /** Kinds of values of which there are less are taken for broken records. */
    private static final double BROKEN = 0.02;

    private final FieldPlace place;
    private final Map<Type, Long> types = new EnumMap<>(Type.class);
    private final NumberProfile numbers = new NumberProfile();
    private final TextProfile texts = new TextProfile();
    private final ObjectProfile object;
    private final NumberProfile lengths = new NumberProfile();
    private @Nullable FieldProfile elements;
    private long seen;
    private long nulls;
    private long trues;

    /** The types of values that are told apart. */
    enum Type {
        BOOLEAN,
        NUMBER,
        TEXT,
        OBJECT,
        ARRAY
    }

    FieldProfile(FieldPlace place) {
        this.place = place;
        this.object = new ObjectProfile(place);
    }

    void see(Value value, long record) {
        seen++;
        if (value.kind() == Kind.NULL) {
            nulls++;
            place.mark(Fingerprint.of("null"));
            return;
        }
        switch (value) {
            case NumberValue number -> {
                tally(Type.NUMBER);
                numbers.see(number, record);
                place.mark(Fingerprint.of(value));
            }
            case StringValue text -> {
                tally(Type.TEXT);
                texts.see(text, record);
                place.mark(Fingerprint.of(value));
            }
            case ObjectValue its -> {
                tally(Type.OBJECT);
                place.mark(Fingerprint.OBJECT);
                object.see(its, record);
            }
            case ArrayValue its -> {
                tally(Type.ARRAY);
                place.mark(Fingerprint.ARRAY);
                seeElements(its, record);
            }
            default -> {
                tally(Type.BOOLEAN);
                trues += value.kind() == Kind.TRUE ? 1 : 0;
                place.mark(Fingerprint.of(value));
            }
        }
    }

    private void seeElements(ArrayValue array, long record) {
        lengths.see(array.size(), record);
        if (elements == null && array.size() > 0) {
            FieldPlace inside = place.element();
            if (inside == null) {
                return;
            }
            elements = new FieldProfile(inside);
        }
        for (Elements each = array.elements(); elements != null && each.next(); ) {
            elements.see(each.value(), record);
        }
    }

    private void tally(Type type) {
        types.merge(type, 1L, Long::sum);
    }

    FieldPlace place() {
        return place;
    }

    /** How many values there were, null included. */
    long seen() {
        return seen;
    }

    long nulls() {
        return nulls;
    }

    long count(Type... of) {
        long sum = 0;
        for (Type each : of) {
            sum += types.getOrDefault(each, 0L);
        }
        return sum;
    }

    /** The types that the field has on purpose, the most frequent first. */
    List<Type> usualTypes() {
        long all = seen - nulls;
        List<Type> usual = new ArrayList<>(types.keySet());
        usual.removeIf(each -> count(each) < all * BROKEN);
        usual.sort(Comparator.comparingLong((Type each) -> count(each)).reversed());
        return usual;
    }

    /** How many values have a type that the field does not have on purpose. */
    long strange() {
        return seen - nulls - count(usualTypes().toArray(Type[]::new));
    }

    /** The share of true among its booleans. */
    double trueShare() {
        return (double) trues / Math.max(1, count(Type.BOOLEAN));
    }

    NumberProfile numbers() {
        return numbers;
    }

    TextProfile texts() {
        return texts;
    }

    ObjectProfile object() {
        return object;
    }

    NumberProfile lengths() {
        return lengths;
    }

    /** The elements of its arrays; null when all were empty. */
    @Nullable
    FieldProfile elements() {
        return elements;
    }
}
