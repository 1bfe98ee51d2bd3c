package dev.kdt.generate.learn;

import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns a template from records. It keeps profiles of bounded size, not the records. Safe for use by several threads. */
public final class Learner {
    private final FieldPlace.Sample sample = new FieldPlace.Sample();
    private final FieldProfile record = new FieldProfile(FieldPlace.ofRecord(sample));
    private final int keys = sample.rows().newColumn();
    private final TimeTrack arrivals = new TimeTrack();
    private final NumberProfile sizes = new NumberProfile();
    private final Map<Breakage, Long> broken = new EnumMap<>(Breakage.class);
    private final AccessLog accessLog = new AccessLog();
    private final Map<String, Integer> lanes = new HashMap<>();
    private long seen;

    /**
     * Sees a record, whose value must be good during the call only.
     *
     * @param size of its payload in bytes
     * @param partitionKey null when it is not known
     * @param arrival null when it is not known
     * @param lane the shard that it is of, whose records are in order; empty when there is none
     */
    public synchronized void see(
            Value value, int size, @Nullable String partitionKey, @Nullable Instant arrival, String lane) {
        Integer its = lanes.computeIfAbsent(lane, _ -> lanes.size());
        long number = RecordNumber.of(seen, its);
        if (partitionKey != null) {
            sample.rows().set(keys, Fingerprint.of(partitionKey));
        }
        if (arrival != null) {
            arrivals.see(number, ChronoUnit.MICROS.between(Instant.EPOCH, arrival));
        }
        ObjectValue line = value instanceof StringValue text ? accessLog.read(text) : null;
        record.see(line == null ? value : line, number);
        sizes.see(size, number);
        sample.rows().endRow();
        seen++;
    }

    /** Sees a record that cannot be read. */
    public synchronized void seeBroken(Breakage how) {
        broken.merge(how, 1L, Long::sum);
    }

    /** How many records were seen, without those that could not be read. */
    public synchronized long seen() {
        return seen;
    }

    /** How many records could not be read. */
    public synchronized long broken() {
        return broken.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The template.
     *
     * @param name of the template
     * @param from where the records are from, in words
     * @param encode formats and layers, the innermost first; empty for plain JSON or text
     */
    public synchronized LearnedTemplate template(String name, String from, List<String> encode) {
        return new LearnedTemplate(
                new LearnedTemplate.Source(name, from, encode),
                new LearnedTemplate.Findings(
                        record, sample, keys, arrivals, sizes, new EnumMap<>(broken), accessLog, seen));
    }
}
