package dev.kdt.local.mapping;

import dev.kdt.local.function.Invocation;
import dev.kdt.local.mapping.TumblingWindow.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tumbling window that is open for a shard, if there is one: the function is called once more at its end, and when its state has
 * become too large. Nothing more of the shard is processed until such a call succeeds. Used by the mapping's thread.
 */
final class ShardWindow {
    private final MappingParts parts;
    private final EventText text;
    private @Nullable TumblingWindow open;
    private int waits;
    private long notBefore;

    ShardWindow(MappingParts parts, EventText text, @Nullable TumblingWindow open) {
        this.parts = parts;
        this.text = text;
        this.open = open;
    }

    /** The window that is open; null when none is. */
    @Nullable
    TumblingWindow open() {
        return open;
    }

    /** Notes the state that the function answered. */
    void answered(BatchAnswer answer) {
        TumblingWindow window = open;
        if (window != null && answer.state() != null) {
            open = window.with(answer.state());
        }
    }

    /**
     * Does what is due before the next batch.
     *
     * @param next the batch that is tried next; null when all records that there are are done
     * @param isAtEnd whether no more records can come
     * @return whether the next batch may be tried
     */
    boolean prepare(@Nullable LaneBatch next, boolean isAtEnd, RecordLane lane, Jobs jobs) {
        int seconds = parts.settings().tumblingWindowSeconds();
        if (seconds == 0) {
            return true;
        }
        TumblingWindow window = open;
        if (window == null) {
            if (next != null && next.givenUp() == null) {
                open = TumblingWindow.holding(next.first().arrival(), seconds);
            }
            return true;
        }
        if (window.isStateTooLarge()) {
            call(window, Call.TERMINATED_EARLY, lane, jobs);
            return false;
        }
        if (next != null && window.holds(next.first().arrival())) {
            return true;
        }
        if (next != null || isAtEnd || parts.now() >= window.end()) {
            call(window, Call.FINAL, lane, jobs);
            return false;
        }
        jobs.wakeAt(window.end());
        return true;
    }

    private void call(TumblingWindow window, Call call, RecordLane lane, Jobs jobs) {
        if (parts.now() < notBefore) {
            jobs.wakeAt(notBefore);
            return;
        }
        jobs.start(lane, () -> {
            Invocation end = parts.function().invoke(text.write(List.of(), window, call));
            return () -> conclude(window, call, end);
        });
    }

    private void conclude(TumblingWindow window, Call call, Invocation end) {
        parts.results().accept(LaneRunner.result(end));
        if (end.ending() == Invocation.Ending.ANSWERED) {
            open = call == Call.FINAL ? null : window.with(TumblingWindow.NO_STATE);
            waits = 0;
            notBefore = 0;
        } else {
            notBefore = parts.now() + RetryDelay.millis(waits++);
        }
    }
}
