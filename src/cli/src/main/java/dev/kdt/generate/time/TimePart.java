package dev.kdt.generate.time;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.NumberText;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One part of a time, as a pattern's letters name it. */
@FunctionalInterface
interface TimePart {
    /** Months and days of the week, three letters each. */
    byte[] MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec".getBytes(StandardCharsets.US_ASCII);

    byte[] DAYS = "MonTueWedThuFriSatSun".getBytes(StandardCharsets.US_ASCII);

    /** By the letters of {@link java.time.format.DateTimeFormatter}. */
    Map<String, TimePart> BY_LETTERS = byLetters();

    /**
     * Adds the part.
     *
     * @param date year * 10,000 + month * 100 + day
     * @param day number of the day from 1970-01-01
     * @param second of the day
     * @param fraction microsecond of the second
     */
    void write(int date, long day, int second, int fraction, ByteBuilder out);

    /** A text that is the same in all times. */
    static TimePart literal(byte[] escaped) {
        return (_, _, _, _, out) -> out.put(escaped);
    }

    private static Map<String, TimePart> byLetters() {
        Map<String, TimePart> parts = new LinkedHashMap<>();
        parts.put("yyyy", (date, _, _, _, out) -> NumberText.padded(date / 10_000, 4, out));
        parts.put("yy", (date, _, _, _, out) -> NumberText.padded(date / 10_000 % 100, 2, out));
        parts.put("MMM", (date, _, _, _, out) -> three(MONTHS, date / 100 % 100 - 1, out));
        parts.put("MM", (date, _, _, _, out) -> NumberText.padded(date / 100 % 100, 2, out));
        parts.put("dd", (date, _, _, _, out) -> NumberText.padded(date % 100, 2, out));
        parts.put("d", (date, _, _, _, out) -> NumberText.padded(date % 100, 1, out));
        parts.put("EEE", (_, day, _, _, out) -> three(DAYS, CalendarTime.weekday(day), out));
        parts.put("HH", (_, _, second, _, out) -> NumberText.padded(second / 3600, 2, out));
        parts.put("mm", (_, _, second, _, out) -> NumberText.padded(second / 60 % 60, 2, out));
        parts.put("ss", (_, _, second, _, out) -> NumberText.padded(second % 60, 2, out));
        parts.put("SSS", (_, _, _, fraction, out) -> NumberText.padded(fraction / 1000, 3, out));
        parts.put("SSSSSS", (_, _, _, fraction, out) -> NumberText.padded(fraction, 6, out));
        parts.put("Z", (_, _, _, _, out) -> out.ascii("+0000"));
        parts.put("XXX", (_, _, _, _, out) -> out.put('Z'));
        parts.put("z", (_, _, _, _, out) -> out.ascii("UTC"));
        return parts;
    }

    private static void three(byte[] names, int index, ByteBuilder out) {
        out.put(names, index * 3, index * 3 + 3);
    }
}
