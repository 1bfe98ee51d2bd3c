package dev.kdt.flow.shard;

import dev.kdt.codec.Arrival;
import dev.kdt.flow.AbandonableCalls;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.BatchFailedException;
import dev.kdt.flow.BatchRefusedException;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.RunCounters;
import dev.kdt.pipeline.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request with parcels, and its answer. A request that is refused as a whole is halved until only the records at fault are refused.
 * What is to be sent again stays in its parcel.
 */
final class ParcelRequest {
    private final BatchApi api;
    private final AbandonableCalls calls;
    private final RunCounters counters;
    private final SendStatistics statistics;
    private final List<Refused> inDoubt = new ArrayList<>();
    private boolean anyTaken;
    private @Nullable String strangeShard;
    private @Nullable FlowException lost;
    private @Nullable BatchRefusedException refusal;

    /** A record that the service refused by itself, for a reason that may be the target's. */
    private record Refused(Parcel parcel, Piece piece, String message) {}

    ParcelRequest(BatchApi api, AbandonableCalls calls, RunCounters counters, SendStatistics statistics) {
        this.api = api;
        this.calls = calls;
        this.counters = counters;
        this.statistics = statistics;
    }

    /** Sends the parcels, once. */
    void send(List<Parcel> parcels) throws InterruptedException {
        try {
            put(parcels);
        } catch (BatchRefusedException e) {
            narrow(parcels, e);
        }
    }

    boolean anyTaken() {
        return anyTaken;
    }

    /** A shard that took a record and is not the one it was meant for; null when there is none. */
    @Nullable
    String strangeShard() {
        return strangeShard;
    }

    /** The failure after which nothing more can be sent; null when there is none. */
    @Nullable
    FlowException lost() {
        return lost;
    }

    /** The refusal of every record, each by itself, for a reason that may be the target's; else null. */
    @Nullable
    BatchRefusedException refusalOfAll() {
        return anyTaken ? null : refusal;
    }

    /**
     * Settles what was refused for a reason that may be the target's.
     *
     * @param targetTakes whether the target is known to take records: then it is not at fault
     */
    void settleInDoubt(boolean targetTakes) {
        for (Refused each : inDoubt) {
            if (targetTakes) {
                each.parcel.undeliverable(each.piece, each.message);
            } else {
                each.parcel.unavailable(each.piece, each.message);
            }
        }
    }

    private void narrow(List<Parcel> refused, BatchRefusedException why) throws InterruptedException {
        if (why.why() == BatchRefusedException.Cause.ENTRIES_OR_TARGET) {
            refusal = why;
        }
        if (refused.size() > 1) {
            int middle = refused.size() / 2;
            send(refused.subList(0, middle));
            send(refused.subList(middle, refused.size()));
        } else if (refused.getFirst().size() > 1) {
            sendOneByOne(refused.getFirst());
        } else {
            refuse(refused.getFirst(), refused.getFirst().pieces().getFirst(), why);
        }
    }

    /** Records of one key: none is sent after one that was not taken. */
    private void sendOneByOne(Parcel parcel) throws InterruptedException {
        while (parcel.size() > 0 && !parcel.isFailed() && !parcel.isBroken() && inDoubt.isEmpty()) {
            Piece first = parcel.pieces().getFirst();
            try {
                put(List.of(parcel), List.of(first));
            } catch (BatchRefusedException e) {
                refuse(parcel, first, e);
            }
        }
    }

    private void refuse(Parcel parcel, Piece piece, BatchRefusedException why) {
        String message = String.valueOf(why.getMessage());
        switch (why.why()) {
            case ENTRIES -> parcel.undeliverable(piece, message);
            case ENTRIES_OR_TARGET -> inDoubt.add(new Refused(parcel, piece, message));
        }
    }

    private void put(List<Parcel> parcels) throws InterruptedException {
        List<Piece> pieces = new ArrayList<>(parcels.size());
        parcels.forEach(each -> each.pieces().forEach(pieces::add));
        put(parcels, pieces);
    }

    private void put(List<Parcel> parcels, List<Piece> pieces) throws InterruptedException {
        List<Output> outputs = pieces.stream().map(Piece::sent).toList();
        try {
            List<BatchApi.Verdict> verdicts = statistics.timed(() -> calls.make(() -> api.put(outputs)));
            if (verdicts.size() != pieces.size()) {
                throw new IllegalStateException(verdicts.size() + " verdicts on " + pieces.size() + " records");
            }
            settle(parcels, pieces, verdicts);
        } catch (BatchFailedException e) {
            if (e.isThrottled()) {
                statistics.throttledRequest();
                throttled(parcels, String.valueOf(e.getMessage()));
            } else {
                failed(parcels, e.arrival(), String.valueOf(e.getMessage()));
            }
        } catch (AbandonableCalls.AbandonedException e) {
            failed(parcels, Arrival.UNKNOWN, "stopped without an answer from " + api.target());
        } catch (BatchRefusedException e) {
            throw e;
        } catch (FlowException e) {
            lost = e;
            failed(parcels, Arrival.NONE, String.valueOf(e.getMessage()));
        }
    }

    /** The parcels' request broke off. */
    void failed(List<Parcel> parcels, Arrival arrival, String message) {
        for (Parcel each : parcels) {
            if (each.size() > 0) {
                each.failed(message);
                counters.addDoubtful(arrival == Arrival.UNKNOWN ? each.doubt() : 0);
            }
        }
    }

    private static void throttled(List<Parcel> parcels, String message) {
        parcels.stream()
                .filter(each -> each.size() > 0)
                .forEach(each -> each.refused(message, BatchApi.Verdict.Cause.THROTTLED));
    }

    private void settle(List<Parcel> parcels, List<Piece> pieces, List<BatchApi.Verdict> verdicts) {
        int index = 0;
        Set<String> refusedBy = new HashSet<>();
        for (Parcel parcel : parcels) {
            int end = index + Math.min(parcel.size(), pieces.size() - index);
            for (; index < end; index++) {
                settle(parcel, pieces.get(index), verdicts.get(index));
            }
            if (parcel.isThrottled()) {
                refusedBy.add(parcel.lane().shard());
            }
        }
        statistics.refusals(refusedBy);
    }

    private void settle(Parcel parcel, Piece piece, BatchApi.Verdict verdict) {
        String shard = parcel.lane().shard();
        switch (verdict) {
            case BatchApi.Verdict.Delivered(String actual) -> {
                anyTaken = true;
                statistics.delivered(actual.isEmpty() ? shard : actual, piece.bytes());
                if (!actual.isEmpty() && !actual.equals(shard)) {
                    strangeShard = actual;
                }
                parcel.delivered(piece);
            }
            case BatchApi.Verdict.Again(String message, BatchApi.Verdict.Cause cause) -> {
                switch (cause) {
                    case THROTTLED -> {
                        statistics.throttled(shard);
                        parcel.refused(message, cause);
                    }
                    case FAULT -> parcel.refused(message, cause);
                    case MOVED -> {
                        counters.addDoubtful(parcel.doubt());
                        parcel.misplaced(message);
                    }
                }
            }
            case BatchApi.Verdict.Later() -> {}
            case BatchApi.Verdict.Refused(String message) -> parcel.undeliverable(piece, message);
        }
    }
}
