package dev.kdt.json;

/** Counts the values inside a value. One that stands in several places counts in each: a few values can be a large text. */
final class Measure {
    private static final int BYTES_OF_A_STEP = 32;

    private Measure() {}

    static void of(Value value, Meter meter) {
        if (value instanceof ListArray || value instanceof MapObject) {
            DeepStack.call(() -> {
                count(value, meter);
                return value;
            });
        } else {
            count(value, meter);
        }
    }

    private static void count(Value value, Meter meter) {
        meter.steps(1 + length(value) / BYTES_OF_A_STEP);
        switch (value) {
            case ListArray array -> {
                for (Elements e = array.elements(); e.next(); ) {
                    count(e.value(), meter);
                }
            }
            case MapObject object -> {
                for (Entries e = object.entries(); e.next(); ) {
                    count(e.key(), meter);
                    count(e.value(), meter);
                }
            }
            default -> {
                // Nothing inside, or a text that was read.
            }
        }
    }

    private static int length(Value value) {
        return switch (value) {
            case StringValue text -> text.length();
            case NumberValue number -> number.length();
            case TapeArray array -> array.length();
            case TapeObject object -> object.length();
            default -> 0;
        };
    }
}
