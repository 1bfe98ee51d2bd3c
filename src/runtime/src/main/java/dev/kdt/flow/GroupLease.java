package dev.kdt.flow;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The right to replace a group's state in a store that several machines share. Each version is put in the place of the one that this
 * process has put or read last, so a process that was paused, or cut off, for longer than its lease, and was followed by another one, can
 * never replace what that one has put. When a lease ends decides only how long a follower waits. Used by one thread at a time.
 */
final class GroupLease {
    private final Settings settings;
    private final ConditionalPut puts;
    private String tag;
    private LeasedState state;

    private GroupLease(Settings settings, String tag, LeasedState state) {
        this.settings = settings;
        this.puts = new ConditionalPut(settings.store(), settings.retrying(), Attempts.OnStop.HURRY);
        this.tag = tag;
        this.state = state;
    }

    /**
     * Whose lease on what.
     *
     * @param prefix of the keys of all groups
     * @param stream that the group is to read
     * @param past whether checkpoints of another stream are in the way
     * @param length after so long without a write the owner is taken for dead
     * @param nanos the time on a clock that is never set, in nanoseconds
     * @param notice told, in a sentence, what is being waited for
     */
    record Settings(
            ConditionalStore store,
            String prefix,
            String group,
            SourceStream stream,
            FileCheckpoints.Past past,
            LeaseOwner owner,
            Duration length,
            Retrying retrying,
            LongSupplier nanos,
            Consumer<String> notice) {
        /** The key of the group's state. */
        String key() {
            return prefix + group + "/checkpoints.json";
        }

        String place() {
            return store.place(key());
        }
    }

    /**
     * Becomes the owner: at once when the group does not run, or after the lease of an owner that does not write any more.
     *
     * @throws FlowException when another process runs the group, or what is there is no state of this group and stream
     * @throws StoppedException when a stop was requested
     */
    static GroupLease take(Settings settings) throws InterruptedException {
        ConditionalPut puts = new ConditionalPut(settings.store(), settings.retrying(), Attempts.OnStop.END);
        ConditionProbe.requireHeeded(puts, settings.prefix());
        LeaseWatch watch = new LeaseWatch(settings.nanos());
        while (true) {
            ConditionalStore.Version there = puts.read(settings.key());
            LeasedState next = next(settings, there, watch);
            if (next != null) {
                String tag = puts.put(settings.key(), next.toBytes(), there == null ? null : there.tag());
                if (tag != null) {
                    return new GroupLease(settings, tag, next);
                }
            }
        }
    }

    /** The state in which this process is the owner; null when another one may be. */
    private static @Nullable LeasedState next(
            Settings settings, ConditionalStore.@Nullable Version there, LeaseWatch watch) throws InterruptedException {
        if (there == null) {
            return new LeasedState(GroupState.empty(settings.stream()), settings.owner(), 1, 1, settings.length());
        }
        LeasedState found = LeasedState.parse(there.content(), settings.place());
        if (settings.past() == FileCheckpoints.Past.KEPT) {
            found.state().requireOfStream(settings.stream(), settings.group());
        }
        LeaseOwner owner = found.owner();
        if (owner != null && !isGone(owner, watch.see(there.tag(), found.lease()), found.lease(), settings)) {
            pause(found.lease(), settings.retrying());
            return null;
        }
        return found.takenBy(settings.owner(), settings.length());
    }

    private static boolean isGone(LeaseOwner owner, LeaseWatch.Sight sight, Duration lease, Settings settings) {
        switch (sight) {
            case NEW ->
                settings.notice()
                        .accept("group '" + settings.group() + "' is owned by " + owner.inWords() + ": waiting up to "
                                + inWords(lease) + " to see whether it is alive");
            case ALIVE ->
                throw new FlowException("group '" + settings.group() + "' is already running: " + owner.inWords()
                        + " has its state in " + settings.place() + " (use another --group, or stop the other run)");
            case SILENT -> {}
            case GONE -> {
                return true;
            }
        }
        return false;
    }

    /** Between two looks at an owner: often enough that the end of its lease is not missed by much. */
    private static void pause(Duration lease, Retrying retrying) throws InterruptedException {
        if (retrying.stop().isRequested()) {
            throw new StoppedException(retrying.stop().reason().orElse(Stop.Reason.INTERRUPT));
        }
        Duration part = lease.dividedBy(20);
        Duration most = Duration.ofMillis(500);
        retrying.sleeper().sleep(part.compareTo(most) < 0 ? part : most);
    }

    private static String inWords(Duration lease) {
        long millis = lease.toMillis();
        return (millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0)) + " s";
    }

    /** The state as it was when this process became the owner, or as it has put it since. */
    GroupState state() {
        return state.state();
    }

    /** How many processes have owned the group, this one included. */
    long epoch() {
        return state.epoch();
    }

    /**
     * Replaces the state, which renews the lease.
     *
     * @throws FlowException when another process is the owner by now, or the store does not take it
     */
    void write(GroupState newer) throws InterruptedException {
        replace(state.with(newer));
    }

    /** Replaces the state for the last time, so that another process may own the group at once. */
    void release(GroupState last) throws InterruptedException {
        replace(state.released(last));
    }

    private void replace(LeasedState next) throws InterruptedException {
        String put = puts.put(settings.key(), next.toBytes(), tag);
        if (put == null) {
            throw lost();
        }
        tag = put;
        state = next;
    }

    private FlowException lost() throws InterruptedException {
        String group = "group '" + settings.group() + "'";
        ConditionalStore.Version there = puts.read(settings.key());
        if (there == null) {
            return new FlowException("the state of " + group + " in " + settings.place()
                    + " was deleted while this run owned it; nothing more is acknowledged (start again when no other"
                    + " run of the group does)");
        }
        LeaseOwner owner = LeasedState.parse(there.content(), settings.place()).owner();
        String who = owner == null ? "another run, which has ended," : owner.inWords();
        return new FlowException(group + " was taken over by " + who + " after this run had not written to "
                + settings.place() + " for its lease of " + inWords(settings.length())
                + ": nothing more is acknowledged here, and what was not comes again there");
    }
}
