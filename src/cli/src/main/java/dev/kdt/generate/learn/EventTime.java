package dev.kdt.generate.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The times by which records follow each other: those of a field, or of their arrival. */
final class EventTime {
    /** Smaller shares of times in order are those of data that is not sorted by them. */
    private static final double ORDERED = 0.6;

    private static final double NEARLY_ALL = 0.8;

    /** Records that are behind by less are out of order, others late. */
    private static final long LATE = 60_000_000;

    /** Whole numbers that are so near to each other, and times of this century, are nothing else. */
    private static final long YEAR = 366L * 86_400_000_000L;

    private static final Pattern TIME_NAME = Pattern.compile(
            ".*\\b(time|timestamp|ts|date|at|epoch|when|created|updated|modified|since|until|expires|start|end)\\b.*");

    private final TimeTrack track;
    private final @Nullable FieldPlace place;

    private EventTime(TimeTrack track, @Nullable FieldPlace place) {
        this.track = track;
        this.place = place;
    }

    /**
     * The event time of a sample; null when it has none.
     *
     * @param fields of the records, not those in arrays
     */
    static @Nullable EventTime of(List<FieldProfile> fields, TimeTrack arrivals, long records) {
        EventTime best = null;
        double most = ORDERED;
        for (FieldProfile each : fields) {
            TimesSeen times = times(each);
            if (times != null && times.track().size() >= NEARLY_ALL * Math.min(records, 50_000)) {
                double ordered = times.track().orderedShare();
                if (ordered > most) {
                    best = new EventTime(times.track(), each.place());
                    most = ordered;
                }
            }
        }
        boolean haveArrivals = best == null && arrivals.size() >= NEARLY_ALL * Math.min(records, 50_000);
        return haveArrivals && arrivals.size() > 1 ? new EventTime(arrivals, null) : best;
    }

    /** The times that a field's values are; null when they are others. */
    static @Nullable TimesSeen times(FieldProfile field) {
        List<FieldProfile.Type> types = field.usualTypes();
        if (types.isEmpty()) {
            return null;
        }
        return switch (types.getFirst()) {
            case TEXT ->
                field.texts().times().form() == null ? null : field.texts().times();
            case NUMBER -> {
                TimesSeen times = field.numbers().times();
                boolean isAny = times.form() != TimeForm.EPOCH
                        || times.track().length() < YEAR
                        || TIME_NAME
                                .matcher(PersonalData.words(field.place().name()))
                                .matches();
                yield times.form() == null || !isAny ? null : times;
            }
            default -> null;
        };
    }

    /** Whether these are the times of this field. */
    boolean isOf(FieldPlace other) {
        return other.equals(place);
    }

    TimeTrack track() {
        return track;
    }

    /** In words, for remarks. */
    String inWords() {
        return place == null ? "the arrival" : place.path();
    }

    /** The time between records, as {@code every} takes it. */
    Object every() {
        return spread(gaps());
    }

    /** The times of the first records in microseconds, each at the number of its record; not a number where there is none. */
    double[] byRow(int most) {
        int last = 0;
        for (int i = 0; i < track.size(); i++) {
            last = (int) Math.max(last, RecordNumber.row(track.record(i)));
        }
        double[] times = new double[Math.min(most, last + 1)];
        Arrays.fill(times, Double.NaN);
        for (int i = 0; i < track.size(); i++) {
            int row = (int) RecordNumber.row(track.record(i));
            if (row < times.length) {
                times[row] = track.micros(i);
            }
        }
        return times;
    }

    /** Time spans by the distribution that they are nearest to. */
    static Object spread(double[] gaps) {
        double mean = Arrays.stream(gaps).average().orElse(1_000);
        if (gaps.length < 3 || mean < 2_000 || gaps[gaps.length - 1] - gaps[0] < 0.05 * mean) {
            return Span.of(mean);
        }
        return switch (BestFit.nearest(gaps, 1_000)) {
            case Fit.Uniform _ -> Span.range(gaps[0], gaps[gaps.length - 1]);
            case Fit.LogNormal(double median, double sigma)
            when median >= 1_000 -> {
                var its = Draft.map("median", Span.of(median));
                its.put("sigma", Rounding.significant(sigma, 2));
                yield Draft.map("log-normal", its);
            }
            case Fit.Normal(double middle, double deviation)
            when middle > 4 * deviation -> {
                var its = Draft.map("mean", Span.of(middle));
                its.put("deviation", Span.of(deviation));
                yield Draft.map("normal", its);
            }
            default -> Draft.map("exponential", Draft.map("mean", Span.of(mean)));
        };
    }

    /** From each record that is not behind to the next such, sorted. */
    private double[] gaps() {
        long[] behind = track.behind();
        long[] times = IntStream.range(0, track.size())
                .filter(each -> behind[each] == 0)
                .mapToLong(track::micros)
                .sorted()
                .toArray();
        return IntStream.range(1, times.length)
                .mapToDouble(each -> times[each] - times[each - 1])
                .sorted()
                .toArray();
    }

    /** The draft of the event time itself. */
    Draft draft() {
        List<Long> late = new ArrayList<>();
        List<Long> disordered = new ArrayList<>();
        for (long behind : track.behind()) {
            if (behind > 0) {
                (behind >= LATE ? late : disordered).add(behind);
            }
        }
        Draft draft = Draft.of("time", "now");
        draft = late.isEmpty() ? draft : draft.with("late", behind(late));
        return disordered.isEmpty() ? draft : draft.with("out-of-order", behind(disordered));
    }

    private Object behind(List<Long> spans) {
        double[] sorted = spans.stream().mapToDouble(Long::doubleValue).sorted().toArray();
        var its = Draft.map("share", Draft.share((double) spans.size() / track.size()));
        its.put("by", Span.range(sorted[0], sorted[sorted.length - 1]));
        return its;
    }
}
