package dev.kdt.flow.replay;

import dev.kdt.bytes.Slice;
import dev.kdt.jq.JqException;
import dev.kdt.jq.program.Expression;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves timestamps in records ({@code --shift-time}) so that the first one becomes the present, and all keep their distances. By how much
 * is found with the first record that has one; records are changed later, by other threads.
 */
public final class TimeShift {
    private final List<Expression> paths;
    private final JsonReader json = new JsonReader();
    private final List<TimePath> first;
    private volatile @Nullable Duration by;
    private volatile boolean isLookedAt;

    /** @param paths expressions that give the paths of timestamps: {@code path(.time)} */
    public TimeShift(List<Expression> paths) {
        this.paths = List.copyOf(paths);
        this.first = made();
    }

    private List<TimePath> made() {
        return paths.stream().map(TimePath::new).toList();
    }

    /** By how much timestamps are moved; null as long as no record had one. */
    public @Nullable Duration by() {
        return by;
    }

    /** Moves as an earlier run did. */
    public void goOn(Duration earlier) {
        by = earlier;
    }

    /** The next record, in order; called by one thread, before that record is given to {@link #mover}s. */
    public void look(KinesisRecord record, Instant now) {
        if (by != null || first.isEmpty()) {
            return;
        }
        isLookedAt = true;
        try {
            Value value = json.read(record.data());
            for (TimePath each : first) {
                Timestamp time = each.first(value);
                if (time != null) {
                    by = until(time, now);
                    return;
                }
            }
        } catch (JsonException | JqException _) {
            // The mover tells of it.
        }
    }

    /** By a whole number of what the timestamp is written in, such as seconds: a part of one would be lost, and distances with it. */
    private static Duration until(Timestamp time, Instant now) {
        Duration exact = Duration.between(time.at().truncatedTo(ChronoUnit.MILLIS), now.truncatedTo(ChronoUnit.MILLIS));
        Timestamp written = Timestamp.of(time.later(exact));
        return written == null ? exact : Duration.between(time.at(), written.at());
    }

    /** Moves timestamps of records. For one thread. */
    public Mover mover() {
        return new Mover();
    }

    /** Moves the timestamps of records. */
    public final class Mover {
        private final List<TimePath> its = made();
        private final JsonReader reader = new JsonReader();

        private Mover() {}

        /**
         * The record's bytes with its timestamps moved; as they are when it has none.
         *
         * @throws NoTimeException when they cannot be looked for: it is not JSON, or of another form
         */
        @SuppressWarnings("ReferenceEquality") // The same value: nothing in it was moved.
        public Slice moved(KinesisRecord record) throws NoTimeException {
            try {
                Value value = reader.read(record.data());
                Value changed = value;
                Duration shift = by;
                for (TimePath each : its) {
                    changed = shift == null ? changed : each.later(changed, shift);
                }
                return changed == value ? record.data() : Slice.utf8(changed.toString());
            } catch (JsonException _) {
                throw new NoTimeException("it is not JSON, which --shift-time needs");
            } catch (JqException e) {
                throw new NoTimeException("--shift-time: " + e.getMessage());
            }
        }
    }

    /** Whether any timestamps are to be moved. */
    public boolean isAsked() {
        return !paths.isEmpty();
    }

    /** Whether there were records, and none of them had a timestamp to be moved. */
    public boolean isInVain() {
        return isLookedAt && by == null;
    }
}
