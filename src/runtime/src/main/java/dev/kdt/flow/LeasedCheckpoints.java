package dev.kdt.flow;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A group's checkpoints in a store that several machines share. One thread writes them: what lanes reach meanwhile goes with the next
 * write, about one a second, and without anything new a few times in the length of the lease, to renew it. When another process has become
 * the owner, or the store takes nothing more, the loss is told at once and nothing is kept any more.
 *
 * <p>Before each write the same checkpoints are kept in a folder of this machine, together with the length of a file that outputs go to:
 * they vouch for that file only, and nobody goes on from them.
 */
public final class LeasedCheckpoints implements GroupCheckpoints {
    /** A crash makes at most this much be done again, and what is on its way. */
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

    /** A lease is renewed so often while it lasts: one write, or its answer, may get lost. */
    private static final int RENEWALS = 3;

    private final GroupLease lease;
    private final FileCheckpoints local;
    private final GroupLease.Settings settings;
    private final long betweenNanos;
    private final long renewalNanos;
    private final Map<String, Checkpoint> lanes = new TreeMap<>();
    private final GroupState before;
    private final Thread writer;
    private long changes;
    private long urgentChanges;
    private long keptChanges;
    private long lastWrite;
    private boolean closed;
    private @Nullable FlowException lost;
    private @Nullable Consumer<? super FlowException> listener;

    /**
     * Where the checkpoints of groups are kept.
     *
     * @param prefix of the keys of all groups; empty, or ends with a slash
     * @param folder of this machine, for what belongs to the group here; made when missing
     * @param lease after so long without a write an owner is taken for dead
     * @param notice told, in a sentence, that an owner is being watched
     */
    public record Place(ConditionalStore store, String prefix, Path folder, Duration lease, Consumer<String> notice) {}

    /**
     * Becomes the owner of {@code group} on {@code stream}, and opens, or begins, its checkpoints.
     *
     * @throws FlowException when another process runs this group, what is in its place is no state of this group and stream, or the store
     *     has no conditional writes
     * @throws StoppedException when a stop was requested before this process became the owner
     */
    public static LeasedCheckpoints open(
            Place place,
            String group,
            SourceStream stream,
            FileCheckpoints.Past past,
            LeaseOwner owner,
            Retrying retrying)
            throws InterruptedException {
        GroupLease.Settings settings = new GroupLease.Settings(
                place.store(),
                place.prefix(),
                group,
                stream,
                past,
                owner,
                place.lease(),
                retrying,
                System::nanoTime,
                place.notice());
        FileCheckpoints local =
                FileCheckpoints.open(place.folder(), group, stream, FileCheckpoints.Past.FORGOTTEN, owner.holder());
        try {
            return new LeasedCheckpoints(GroupLease.take(settings), settings, local, BETWEEN_WRITES);
        } catch (InterruptedException | RuntimeException | Error e) {
            try (local) {
                throw e;
            }
        }
    }

    /**
     * @param lease taken just now; released when these are closed
     * @param local closed with these
     * @param between two writes of checkpoints that may wait
     */
    LeasedCheckpoints(GroupLease lease, GroupLease.Settings settings, FileCheckpoints local, Duration between) {
        this.lease = lease;
        this.local = local;
        this.settings = settings;
        this.betweenNanos = between.toNanos();
        this.renewalNanos = settings.length().dividedBy(RENEWALS).toNanos();
        this.before = lease.state();
        if (settings.past() == FileCheckpoints.Past.KEPT) {
            lanes.putAll(before.lanes());
        }
        this.lastWrite = System.nanoTime();
        this.writer = Thread.ofVirtual().name("kdt-state").start(this::writeOn);
    }

    @Override
    public synchronized Set<String> lanes() {
        return Set.copyOf(lanes.keySet());
    }

    @Override
    public synchronized Optional<Checkpoint> of(String lane) {
        return Optional.ofNullable(lanes.get(lane));
    }

    @Override
    public void vouchFor(AppendedFile written) {
        local.vouchFor(written);
    }

    @Override
    public synchronized void save(Map<String, Checkpoint> reached) {
        change(reached);
        long change = changes;
        urgentChanges = change;
        notifyAll();
        try {
            while (keptChanges < change) {
                requireOwned();
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlowException("interrupted while checkpoints were written to " + settings.place(), e);
        }
    }

    @Override
    public synchronized void move(String lane, Checkpoint checkpoint) {
        change(Map.of(lane, checkpoint));
        notifyAll();
    }

    private void change(Map<String, Checkpoint> reached) {
        requireOwned();
        lanes.putAll(reached);
        changes++;
    }

    /** What is to be kept now. Until the group starts that is what it kept before, also when that is to be forgotten. */
    private synchronized GroupState current() {
        return changes == 0 ? before : new GroupState(settings.stream(), new TreeMap<>(lanes), new TreeMap<>());
    }

    private void requireOwned() {
        if (lost != null) {
            throw new FlowException(String.valueOf(lost.getMessage()), lost);
        }
    }

    @Override
    public void onLoss(Consumer<? super FlowException> told) {
        FlowException already;
        synchronized (this) {
            listener = told;
            already = lost;
        }
        if (already != null) {
            told.accept(already);
        }
    }

    private void writeOn() {
        try {
            while (awaitWrite()) {
                write();
            }
        } catch (FlowException e) {
            lose(e);
        } catch (InterruptedException | RuntimeException | Error e) {
            lose(new FlowException("cannot keep checkpoints in " + settings.place() + ": " + e, e));
        }
    }

    /** Waits until a write is due; false when there is to be none, since these are closed. */
    private synchronized boolean awaitWrite() throws InterruptedException {
        while (!closed) {
            long left = lastWrite + delay() - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
        return false;
    }

    /** The time between the last write and the next. */
    private long delay() {
        if (urgentChanges > keptChanges) {
            return 0;
        }
        return changes > keptChanges ? Math.min(betweenNanos, renewalNanos) : renewalNanos;
    }

    private void write() throws InterruptedException {
        GroupState next;
        long change;
        synchronized (this) {
            next = current();
            change = changes;
        }
        keepHere(next);
        lease.write(next);
        synchronized (this) {
            keptChanges = change;
            lastWrite = System.nanoTime();
            notifyAll();
        }
    }

    /** First the file, then what vouches for it: a run that follows here finds at least as much in the file. */
    private void keepHere(GroupState next) {
        local.save(next.lanes());
    }

    private void lose(FlowException why) {
        Consumer<? super FlowException> told;
        synchronized (this) {
            lost = why;
            told = listener;
            notifyAll();
        }
        if (told != null) {
            told.accept(why);
        }
    }

    /**
     * Keeps what is left to be kept, and lets other processes own the group.
     *
     * @throws FlowException when it could not be kept, be it now or earlier
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            notifyAll();
        }
        awaitWriter();
        try (local) {
            synchronized (this) {
                requireOwned();
            }
            GroupState last = current();
            keepHere(last);
            lease.release(last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlowException("interrupted while checkpoints were written to " + settings.place(), e);
        }
    }

    private void awaitWriter() {
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException _) {
                interrupted = true; // Its last write ends in time, and is not to be left in the middle.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
