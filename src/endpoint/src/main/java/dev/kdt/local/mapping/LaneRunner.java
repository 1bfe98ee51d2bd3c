package dev.kdt.local.mapping;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.local.function.Invocation;
import dev.kdt.record.Limits;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands the batches of a lane to the function, one after the other, and does what the rules say of them. Used by the mapping's thread. */
final class LaneRunner {
    private final MappingParts parts;
    private final EventText text;
    private final ShardWindow window;
    private final RecordLane lane;

    LaneRunner(MappingParts parts, EventText text, ShardWindow window) {
        this.parts = parts;
        this.text = text;
        this.window = window;
        this.lane = new RecordLane(parts.settings());
    }

    RecordLane lane() {
        return lane;
    }

    /**
     * Starts what is due, unless something is under way.
     *
     * @param isAtEnd whether no more records can come
     * @param retentionMillis how long the stream keeps records
     */
    void next(boolean isAtEnd, long retentionMillis, Jobs jobs) {
        if (lane.isBusy()) {
            return;
        }
        long now = parts.now();
        if (lane.head() == null) {
            form(isAtEnd, now, jobs);
        }
        LaneBatch batch = current(retentionMillis, now);
        if (!window.prepare(batch, isAtEnd && lane.isEmpty(), lane, jobs) || batch == null) {
            return;
        }
        if (now < batch.notBefore()) {
            jobs.wakeAt(batch.notBefore());
        } else if (batch.givenUp() != null) {
            discard(batch, batch.givenUp(), jobs);
        } else {
            invoke(batch, jobs);
        }
    }

    private void form(boolean isAtEnd, long now, Jobs jobs) {
        long due = lane.dueAt();
        if (due == Long.MAX_VALUE) {
            return;
        }
        if (isAtEnd || due <= now) {
            lane.form();
        } else {
            jobs.wakeAt(due);
        }
    }

    /** The batch that is next, without records that are too old; those are split off and are to be discarded. */
    private @Nullable LaneBatch current(long retentionMillis, long now) {
        LaneBatch batch = lane.head();
        if (batch == null || batch.givenUp() != null) {
            return batch;
        }
        int expired = parts.rules().expired(batch, retentionMillis, now);
        if (expired > 0) {
            LaneBatch old = batch.before(expired).givenUp(DiscardCondition.RECORD_AGE_EXCEEDED);
            lane.replaceHead(expired == batch.size() ? List.of(old) : List.of(old, batch.from(expired)));
        }
        return lane.head();
    }

    private void invoke(LaneBatch batch, Jobs jobs) {
        TumblingWindow now = window.open();
        jobs.start(lane, () -> {
            byte[] event = now == null
                    ? text.write(batch.records())
                    : text.write(batch.records(), now, TumblingWindow.Call.AGGREGATE);
            if (event.length > Limits.LAMBDA_PAYLOAD_BYTES) {
                return () -> tooLarge(batch);
            }
            Invocation end = parts.function().invoke(event);
            BatchAnswer answer = BatchAnswer.of(end, batch.records(), text, parts.settings());
            return () -> conclude(batch, end, answer);
        });
    }

    private void tooLarge(LaneBatch batch) {
        lane.replaceHead(
                batch.size() > 1 ? batch.halves() : List.of(batch.givenUp(DiscardCondition.PAYLOAD_SIZE_EXCEEDED)));
    }

    private void conclude(LaneBatch batch, Invocation end, BatchAnswer answer) {
        if (answer.problem().isEmpty()) {
            window.answered(answer);
        }
        parts.results()
                .accept(
                        end.ending() == Invocation.Ending.ANSWERED
                                        && !answer.problem().isEmpty()
                                ? ProcessingResult.FAILED
                                : result(end));
        switch (parts.rules().judge(batch, end, answer, parts.now())) {
            case BatchRules.Verdict.Done _ -> lane.replaceHead(List.of());
            case BatchRules.Verdict.Again again -> {
                lane.replaceHead(again.batches());
                if (end.ending() != Invocation.Ending.MISSING) {
                    failed(batch, again.reason());
                }
            }
            case BatchRules.Verdict.GivenUp given -> {
                lane.replaceHead(List.of(given.batch()));
                failed(batch, given.reason());
            }
        }
    }

    private void failed(LaneBatch batch, String reason) {
        parts.events()
                .happened(new EndpointEvent.BatchFailed(
                        parts.config().functionName(), parts.occasion(text.shardId()), batch.size(), reason));
    }

    static ProcessingResult result(Invocation end) {
        return switch (end.ending()) {
            case ANSWERED -> ProcessingResult.OK;
            case FAILED -> ProcessingResult.FAILED;
            case THROTTLED -> ProcessingResult.THROTTLED;
            case MISSING -> ProcessingResult.FUNCTION_MISSING;
        };
    }

    /** The records are parked before they count as done. */
    private void discard(LaneBatch batch, DiscardCondition condition, Jobs jobs) {
        DiscardedBatch discarded =
                new DiscardedBatch(parts.config(), text, batch, condition, parts.now(), UUID.randomUUID());
        jobs.start(lane, () -> {
            try {
                String place = parts.destination().park(discarded);
                return () -> discarded(batch, condition, place);
            } catch (IOException e) {
                return () -> notParked(batch, e);
            }
        });
    }

    private void discarded(LaneBatch batch, DiscardCondition condition, String place) {
        lane.replaceHead(List.of());
        parts.events()
                .happened(new EndpointEvent.RecordsDiscarded(
                        parts.config().functionName(),
                        parts.occasion(text.shardId()),
                        batch.size(),
                        condition.wireName(),
                        place));
    }

    private void notParked(LaneBatch batch, IOException why) {
        lane.replaceHead(List.of(batch.waiting(parts.now())));
        parts.results().accept(ProcessingResult.NOT_PARKED);
        parts.events()
                .damage("function '" + parts.config().functionName() + "': discarded records of " + text.shardId()
                        + " cannot be kept at their destination, which is tried again: " + why);
    }
}
