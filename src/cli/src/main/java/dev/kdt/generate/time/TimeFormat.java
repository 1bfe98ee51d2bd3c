package dev.kdt.generate.time;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.NumberText;
import java.util.List;

/** Writes a time as a JSON value. It holds no state that changes. */
@FunctionalInterface
public interface TimeFormat {
    /** The formats that have a name; all others are patterns. */
    List<String> NAMES = List.of("iso", "epoch", "epoch-ms", "epoch-us");

    /**
     * Adds the time.
     *
     * @param micros since 1970, in microseconds
     */
    void write(long micros, ByteBuilder out);

    /**
     * The format of this name, or of a pattern as {@link TimePattern} takes it.
     *
     * @throws TimeFormatException when times cannot be written by the pattern
     */
    static TimeFormat of(String format) throws TimeFormatException {
        return switch (format) {
            case "iso" -> new TimePattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
            case "epoch" -> (micros, out) -> NumberText.decimal(Math.floorDiv(micros, 1_000_000L), 0, out);
            case "epoch-ms" -> (micros, out) -> NumberText.decimal(Math.floorDiv(micros, 1_000L), 0, out);
            case "epoch-us" -> (micros, out) -> NumberText.decimal(micros, 0, out);
            default -> new TimePattern(format);
        };
    }
}
