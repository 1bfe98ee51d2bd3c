package dev.kdt.generate.learn;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Drafts of times: the event time, one that stays near it, or any time of a range. */
final class TimeDraft {
    /** The rounding of ranges, by their length. */
    private static final long[] UNITS = {86_400_000_000L, 3_600_000_000L, 60_000_000L};

    /** The parts of a day in which times may be given. */
    private static final long[] RESOLUTIONS = {86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L, 1_000L};

    /** A time that stays within this share of the sample's length goes with the event time. */
    private static final double NEAR = 0.2;

    private final TimeTrack track;
    private final @Nullable EventTime events;

    private TimeDraft(TimeTrack track, @Nullable EventTime events) {
        this.track = track;
        this.events = events;
    }

    /** A field of such times. */
    static Draft of(FieldPlace place, TimeForm form, TimeTrack track, @Nullable EventTime events) {
        Draft draft = events != null && events.isOf(place) ? events.draft() : new TimeDraft(track, events).draft(place);
        return form.word().equals(TimeForm.ISO.word()) ? draft : draft.with("format", form.word());
    }

    private Draft draft(FieldPlace place) {
        double[] behind = behind();
        if (events == null || behind.length == 0) {
            return range();
        }
        double least = behind[behind.length / 100];
        double most = behind[behind.length - 1 - behind.length / 100];
        double near = place.isInArray() ? NEAR * events.track().length() : rounding(events);
        if (Math.max(Math.abs(least), Math.abs(most)) < near) {
            return Draft.of("time", "now");
        }
        if (most - least > NEAR * events.track().length() && most - least > 1_000_000) {
            return range();
        }
        String words = Span.text(least) + " to " + Span.text(most) + " behind " + events.inWords();
        if (most - least < 1_000_000 || least < 0) {
            double middle = behind[behind.length / 2];
            return Draft.of("time", "now").with("offset", Span.of(-middle)).remarked(most - least < 1_000 ? "" : words);
        }
        var late = Draft.map("share", new Draft.Word("100%"));
        late.put("by", Span.range(least, most));
        return Draft.of("time", "now").with("late", late);
    }

    /** By how much it is behind the event time of the same record, sorted. */
    private double[] behind() {
        if (events == null) {
            return new double[0];
        }
        TimeTrack main = events.track();
        double[] behind = new double[track.size()];
        int size = 0;
        int at = 0;
        for (int i = 0; i < track.size(); i++) {
            while (at < main.size() && main.record(at) < track.record(i)) {
                at++;
            }
            if (at < main.size() && main.record(at) == track.record(i)) {
                behind[size++] = main.micros(at) - track.micros(i);
            }
        }
        double[] sorted = Arrays.copyOf(behind, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** By how much it may differ from the same time in a finer or coarser form. */
    private double rounding(EventTime of) {
        long its = resolution(track);
        long main = resolution(of.track());
        return its == main ? 1_000 : Math.max(its, main);
    }

    private static long resolution(TimeTrack of) {
        for (long each : RESOLUTIONS) {
            if (IntStream.range(0, of.size()).allMatch(i -> of.micros(i) % each == 0)) {
                return each;
            }
        }
        return 1;
    }

    /** Whether a field of such times has the event time in another form. */
    static boolean isNow(FieldPlace place, TimeTrack track, @Nullable EventTime events) {
        return Draft.of("time", "now").equals(new TimeDraft(track, events).draft(place));
    }

    private Draft range() {
        long length = track.length();
        long unit = Arrays.stream(UNITS)
                .filter(each -> length >= 2 * each)
                .findFirst()
                .orElse(UNITS[UNITS.length - 1]);
        // The bounds are round, and none of the sample's times.
        var range = Draft.map("from", time(Math.floorDiv(track.least() - 1, unit) * unit));
        range.put("to", time((Math.floorDiv(track.most(), unit) + 1) * unit));
        return Draft.of("time", range);
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
