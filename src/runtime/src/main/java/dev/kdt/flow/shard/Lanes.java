package dev.kdt.flow.shard;

import dev.kdt.flow.BatchApi;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A lane of waiting parcels for each shard; those that may be sent now take turns. Guarded by the backlog. */
final class Lanes {
    /** All requests on their way; more is not faster, but is in memory several times while it is written and signed. */
    private static final int MOST_BYTES = 2 << 20;

    /** One of many requests: with fewer bytes, what a call costs besides them would show. */
    private static final int LEAST_BYTES = 512 << 10;

    private final int mostPieces;
    private final int mostBytes;
    private final Routes routes;
    private final Map<String, ShardLane> byShard = new HashMap<>();
    private final Deque<ShardLane> ready = new ArrayDeque<>();
    private int readyPieces;
    private long readyBytes;
    private long requests;
    private int paused;

    /**
     * @param limits of one request
     * @param requests how many requests may be on their way at the same time
     */
    Lanes(BatchApi.Limits limits, int requests, Routes routes) {
        this.mostPieces = limits.count();
        this.mostBytes = Math.min(limits.bytes(), Math.max(LEAST_BYTES, MOST_BYTES / requests));
        this.routes = routes;
    }

    ShardLane of(String shard) {
        return byShard.computeIfAbsent(shard, name -> new ShardLane(name, mostPieces));
    }

    ShardLane of(Parcel parcel) {
        return of(routes.shard(parcel.pieces().getFirst().sent().source()));
    }

    /** Whether anything may be sent now. */
    boolean anyReady() {
        return readyPieces > 0;
    }

    /** Bytes that a request is filled with; a record that is larger is sent by itself. */
    int requestBytes() {
        return mostBytes;
    }

    /** Whether as much may be sent now as fits into a request. */
    boolean fillRequest() {
        return readyPieces >= mostPieces || readyBytes >= mostBytes;
    }

    void addLast(Parcel parcel) {
        enter(parcel.lane(), parcel.size(), parcel.bytes());
        parcel.lane().addLast(parcel);
    }

    void addFirst(Parcel parcel) {
        if (parcel.lane().isRetired()) {
            parcel.moveTo(of(parcel));
        }
        enter(parcel.lane(), parcel.size(), parcel.bytes());
        parcel.lane().addFirst(parcel);
    }

    /** A parcel that waits in this lane grew by a record. */
    void grow(ShardLane lane, Piece piece) {
        lane.grown(piece);
        if (!lane.isPaused()) {
            readyPieces++;
            readyBytes += piece.size();
        }
    }

    /** Takes parcels from the lanes in turn, until the request or the lanes' windows are full. */
    List<Parcel> take() {
        List<Parcel> batch = new ArrayList<>(Math.min(readyPieces, mostPieces));
        Deque<ShardLane> passed = new ArrayDeque<>();
        long number = ++requests;
        int count = 0;
        long bytes = 0;
        while (!ready.isEmpty()) {
            ShardLane lane = ready.removeFirst();
            Parcel next = lane.first();
            if (count > 0 && (count + next.size() > mostPieces || bytes + next.bytes() > mostBytes)) {
                ready.addFirst(lane);
                break;
            }
            if (!lane.hasRoomIn(number)) {
                passed.add(lane);
                continue;
            }
            batch.add(lane.takeFirst());
            count += next.size();
            bytes += next.bytes();
            if (!lane.isEmpty()) {
                ready.addLast(lane);
            }
        }
        ready.addAll(passed);
        readyPieces -= count;
        readyBytes -= bytes;
        return batch;
    }

    /** Whether any lane is left alone at present. */
    boolean anyPaused() {
        return paused > 0;
    }

    /** Leaves a lane alone until it is resumed; false when it is so already. */
    boolean pause(ShardLane lane) {
        if (lane.isRetired() || lane.isPaused()) {
            return false;
        }
        leave(lane);
        lane.pause();
        paused++;
        return true;
    }

    void resume(ShardLane lane) {
        if (lane.isRetired() || !lane.isPaused()) {
            return;
        }
        lane.resume();
        paused--;
        if (!lane.isEmpty()) {
            ready.addLast(lane);
            readyPieces += lane.pieces();
            readyBytes += lane.bytes();
        }
    }

    void resumeAll() {
        byShard.values().forEach(this::resume);
    }

    /** Gives what waits for shards that are closed by now new lanes. The others keep theirs, and the pace that they go at. */
    void reroute() {
        List<Parcel> waiting = new ArrayList<>();
        List.copyOf(byShard.values()).stream()
                .filter(lane -> !routes.knows(lane.shard()))
                .forEach(lane -> waiting.addAll(retire(lane)));
        for (Parcel each : waiting) {
            each.moveTo(of(each));
            addLast(each);
        }
    }

    /** Ends the lanes; returns what waits in them. */
    List<Parcel> drain() {
        List<Parcel> waiting = new ArrayList<>();
        List.copyOf(byShard.values()).forEach(lane -> waiting.addAll(retire(lane)));
        return waiting;
    }

    private Deque<Parcel> retire(ShardLane lane) {
        if (lane.isPaused()) {
            paused--;
        } else {
            leave(lane);
        }
        byShard.remove(lane.shard());
        return lane.retire();
    }

    /** What waits in it is not to be sent now. */
    private void leave(ShardLane lane) {
        if (!lane.isEmpty()) {
            ready.remove(lane);
            readyPieces -= lane.pieces();
            readyBytes -= lane.bytes();
        }
    }

    private void enter(ShardLane lane, int pieces, int bytes) {
        if (lane.isPaused()) {
            return;
        }
        if (lane.isEmpty()) {
            ready.addLast(lane);
        }
        readyPieces += pieces;
        readyBytes += bytes;
    }
}
