package dev.kdt.flow.replay;

import dev.kdt.codec.InputFormat;
import dev.kdt.flow.ForwardingLane;
import dev.kdt.flow.ForwardingSource;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Sleeper;
import dev.kdt.flow.Source;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Unread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A source of one lane whose records are given in the order of their times, each when it is due. Its records are given again by a later
 * run, so none need be parked because this one ends.
 */
public final class ReplaySource extends ForwardingSource {
    /** A clock that is set is noticed after no longer than that. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** Nobody would see another reason for a longer silence than that the replay hangs. */
    private static final Duration LONG_WAIT = Duration.ofMinutes(10);

    private static final int MOST_RECORDS = 5_000;
    private static final long MOST_BYTES = 1 << 20;

    private final Replay replay;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Schedule schedule;
    private volatile @Nullable Instant end;

    /**
     * How records are replayed.
     *
     * @param format of the pieces that the source gives
     * @param times null when records go in the order in which they are read
     * @param window the times of the records that are sent
     * @param bytesAhead how much is read ahead, to bring records into the order of their times
     * @param earlier how many records an earlier run has sent: they are passed over
     * @param count how many are sent at the most
     * @param started is told of each record that is given, in order, before it is given
     */
    public record Replay(
            InputFormat format,
            @Nullable RecordTime times,
            Speed speed,
            Window window,
            long bytesAhead,
            long earlier,
            long count,
            Consumer<KinesisRecord> started,
            ReplayNotices notices) {}

    /** @param end when the last record is from, as far as that is known before all is read; null when it is not */
    public ReplaySource(Source source, Replay replay, @Nullable Instant end, InstantSource clock, Sleeper sleeper) {
        super(source);
        this.replay = replay;
        this.end = end;
        this.clock = clock;
        this.sleeper = sleeper;
        this.schedule = new Schedule(replay.speed());
    }

    @Override
    protected ForwardingLane forwarding(Lane lane) {
        return new Replayed(lane);
    }

    /** The share of the time that it takes, where that is known: records may come in bursts. */
    @Override
    public OptionalDouble progress(long records) {
        Instant last = end;
        OptionalDouble ofTime = last == null ? OptionalDouble.empty() : schedule.share(last, clock.instant());
        OptionalDouble share = ofTime.isPresent() ? ofTime : super.progress(replay.earlier() + records);
        if (replay.count() == Long.MAX_VALUE) {
            return share;
        }
        return OptionalDouble.of(Math.clamp(Math.max((double) records / replay.count(), share.orElse(0)), 0, 1));
    }

    /** How long it is until the next record is due; zero when one is. */
    public Duration waiting() {
        return schedule.waiting(clock.instant());
    }

    @Override
    public boolean comesAgain() {
        return true;
    }

    private final class Replayed extends ForwardingLane {
        private final SortedReader reader;
        private long earlier = replay.earlier();
        private long left = replay.count();

        Replayed(Lane lane) {
            super(lane);
            TimedReader timed = new TimedReader(
                    lane, new Pieces(replay.format()), replay.times(), replay.window(), replay.notices());
            // Without times there is nothing to be brought into order.
            reader = new SortedReader(timed, replay.times() == null ? 0 : replay.bytesAhead(), replay.notices());
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            TimedRecord first = left == 0 ? null : afterEarlier();
            if (first == null) {
                return null;
            }
            if (reader.end() != null) {
                end = reader.end();
            }
            await(first);
            return due();
        }

        /** What is given is a copy: the bytes of the lane before this one were given back when it was made. */
        @Override
        public void recycle(Batch batch) {}

        /** What was read ahead comes again. */
        @Override
        public @Nullable Batch leftover() {
            return null;
        }

        /** The first record that no earlier run has sent. What could not be read before it is passed over, too. */
        private @Nullable TimedRecord afterEarlier() throws InterruptedException {
            TimedRecord first = reader.peek();
            while (first != null && earlier > 0) {
                TimedRecord gone = reader.take();
                earlier -= gone.record() == null ? 0 : 1;
                first = reader.peek();
            }
            return first;
        }

        private void await(TimedRecord record) throws InterruptedException {
            Instant time = record.time();
            if (time == null) {
                return;
            }
            Duration wait = schedule.wait(time, clock.instant());
            if (wait.compareTo(LONG_WAIT) > 0) {
                replay.notices().waits(record.position(), time, wait);
            }
            for (; wait.isPositive(); wait = schedule.wait(time, clock.instant())) {
                sleeper.sleep(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
            }
        }

        private Batch due() throws InterruptedException {
            Instant now = clock.instant();
            List<KinesisRecord> records = new ArrayList<>();
            List<Unread> unread = new ArrayList<>();
            long bytes = 0;
            TimedRecord next = reader.peek();
            while (next != null
                    && left > 0
                    && records.size() < MOST_RECORDS
                    && bytes < MOST_BYTES
                    && isDue(next, now, records.size() + unread.size())) {
                TimedRecord taken = reader.take();
                bytes += taken.weight();
                add(taken, records, unread);
                left--;
                next = reader.peek();
            }
            return new Batch(name(), records, unread);
        }

        private boolean isDue(TimedRecord record, Instant now, int before) {
            Instant time = record.time();
            return before == 0 || time == null || !schedule.wait(time, now).isPositive();
        }

        private void add(TimedRecord taken, List<KinesisRecord> records, List<Unread> unread) {
            KinesisRecord record = taken.record();
            if (record != null) {
                replay.started().accept(record);
                records.add(record);
            } else if (taken.unread() != null) {
                unread.add(new Unread(
                        records.size(),
                        taken.unread().position(),
                        taken.unread().reason()));
            }
        }
    }
}
