package dev.kdt.cli.host;

import dev.kdt.flow.ForwardingLane;
import dev.kdt.flow.ForwardingSource;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.load.LoadMeter;
import dev.kdt.record.Batch;
import dev.kdt.record.HashRange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A stream of which a meter is told what is read when. */
final class MeteredSource extends ForwardingSource {
    private final LoadMeter meter;
    private final Start start;
    private final @Nullable Duration span;
    private final InstantSource clock;
    private @Nullable Instant begun;

    /** Where reading starts. */
    enum Start {
        /** The part of a shard that is read begins when it is first read, unless its parents were read before. */
        LATEST,
        /** The meter knows. */
        GIVEN
    }

    /** @param span each lane ends when it was read for so long; null: it goes on */
    MeteredSource(Source source, LoadMeter meter, Start start, @Nullable Duration span, InstantSource clock) {
        super(source);
        this.meter = meter;
        this.start = start;
        this.span = span;
        this.clock = clock;
    }

    @Override
    protected ForwardingLane forwarding(Lane lane) {
        return new MeteredLane(lane);
    }

    /** Whether the time is over. It begins with the first read of any lane, since much may be done before that. */
    private synchronized boolean isOver(Instant now) {
        if (begun == null) {
            begun = now;
        }
        return span != null && !now.isBefore(begun.plus(span));
    }

    private final class MeteredLane extends ForwardingLane {
        private @Nullable Instant first;
        private boolean isOpened;
        private boolean isOver;
        private long refusedBefore;

        MeteredLane(Lane lane) {
            super(lane);
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            Instant called = clock.instant();
            first = first == null ? called : first;
            boolean wasOver = MeteredSource.this.isOver(called);
            Batch batch = isOver ? null : super.next();
            if (batch == null) {
                end();
            } else if (batch.shard() != null) {
                open(batch.shard());
                note(batch, called);
                isOver = wasOver
                        && refused() == refusedBefore
                        && (batch.records().isEmpty() || caughtUp() != null);
                refusedBefore = refused();
            }
            return batch;
        }

        @Override
        public boolean exhausted() {
            return !isOver && super.exhausted();
        }

        private void open(HashRange range) {
            if (!isOpened) {
                meter.opened(name(), range, start == Start.LATEST ? first : null);
                isOpened = true;
            }
        }

        private void note(Batch batch, Instant called) {
            Instant asked = caughtUp();
            Instant newest =
                    batch.records().isEmpty() ? null : batch.records().getLast().arrival();
            // What is pushed was asked for long ago, and is as new as can be.
            meter.read(name(), asked != null && asked.isBefore(called) ? clock.instant() : asked, newest);
            meter.throttled(name(), refused());
        }

        private void end() {
            if (isOpened && exhausted()) {
                meter.closed(name());
            } else if (isOpened && !isOver) {
                meter.completed(name());
            }
        }
    }
}
