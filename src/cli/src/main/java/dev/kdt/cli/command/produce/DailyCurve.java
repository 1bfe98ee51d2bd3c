package dev.kdt.cli.command.produce;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.RateConverter;
import dev.kdt.flow.Pace;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import picocli.CommandLine.TypeConversionException;

/**
 * A rate that follows the time of day, in UTC: between two points it goes from the one to the other evenly, also over midnight.
 *
 * @param points rates by the second of the day
 */
record DailyCurve(NavigableMap<Integer, Double> points) implements Pace {
    private static final int DAY = 24 * 60 * 60;

    /**
     * Reads a curve: lines of a time and a rate, such as {@code 08:00 250/s}; empty lines and those that begin with # say nothing.
     *
     * @param file its name, for messages
     * @throws UsageException when a line is something else, or there is none
     */
    static DailyCurve parse(String file, List<String> lines) {
        NavigableMap<Integer, Double> points = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(points, line, "--rate: " + file + ":" + (i + 1) + ": ");
            }
        }
        if (points.isEmpty()) {
            throw new UsageException("--rate: " + file + " holds no point (write lines such as 08:00 250/s)");
        }
        return new DailyCurve(points);
    }

    private static void add(NavigableMap<Integer, Double> points, String line, String where) {
        String[] words = line.split("\\s+", -1);
        if (words.length != 2) {
            throw new UsageException(where + "'" + line + "' is no time and a rate (write such as 08:00 250/s)");
        }
        int second;
        try {
            second = LocalTime.parse(words[0]).toSecondOfDay();
        } catch (DateTimeParseException e) {
            throw new UsageException(where + "'" + words[0] + "' is no time of day (write such as 08:00)");
        }
        if (points.put(second, rate(words[1], where)) != null) {
            throw new UsageException(where + "there is a rate for " + words[0] + " before");
        }
    }

    private static double rate(String text, String where) {
        if (text.matches("0(/[smh])?")) {
            return 0;
        }
        try {
            return new RateConverter().convert(text).perSecond();
        } catch (TypeConversionException e) {
            throw new UsageException(where + e.getMessage());
        }
    }

    @Override
    public double perSecond(Instant now) {
        double second = now.atOffset(ZoneOffset.UTC).toLocalTime().toNanoOfDay() / 1e9;
        Map.Entry<Integer, Double> before = points.floorEntry((int) second);
        Map.Entry<Integer, Double> after = points.higherEntry((int) second);
        double from = before == null ? points.lastKey() - DAY : before.getKey();
        double to = after == null ? points.firstKey() + DAY : after.getKey();
        double first = (before == null ? points.lastEntry() : before).getValue();
        double last = (after == null ? points.firstEntry() : after).getValue();
        return first + (last - first) * (second - from) / (to - from);
    }

    /** The rate of an average second of the day. */
    double mean() {
        Map.Entry<Integer, Double> before = points.lastEntry();
        double from = before.getKey() - (double) DAY;
        double sum = 0;
        for (Map.Entry<Integer, Double> each : points.entrySet()) {
            sum += (before.getValue() + each.getValue()) / 2 * (each.getKey() - from);
            before = each;
            from = each.getKey();
        }
        return sum / DAY;
    }

    /** The highest rate of the day. */
    double peak() {
        return Collections.max(points.values());
    }
}
