package dev.kdt.generate.learn;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Drafts of times: the event time, one that stays near it, or any time of a range. */
final class TimeDraft {
    /** The rounding of ranges, by their length. */
    private static final long[] UNITS = {86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L};

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
        return form == TimeForm.ISO ? draft : draft.with("format", form.word());
    }

    private Draft draft(FieldPlace place) {
        double[] behind = behind();
        if (events == null || behind.length == 0) {
            return range();
        }
        double least = behind[behind.length / 100];
        double most = behind[behind.length - 1 - behind.length / 100];
        boolean isRounded = inSeconds(track) != inSeconds(events.track());
        double near = place.isInArray() ? NEAR * events.track().length() : isRounded ? 1_000_000 : 1_000;
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

    private static boolean inSeconds(TimeTrack of) {
        for (int i = 0; i < of.size(); i++) {
            if (of.micros(i) % 1_000_000 != 0) {
                return false;
            }
        }
        return true;
    }

    private Draft range() {
        long length = track.length();
        long unit = Arrays.stream(UNITS)
                .filter(each -> length >= 2 * each)
                .findFirst()
                .orElse(1_000_000);
        var range = Draft.map("from", time(Math.floorDiv(track.least(), unit) * unit));
        range.put("to", time((Math.floorDiv(track.most(), unit) + 1) * unit));
        return Draft.of("time", range);
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }
}
