package dev.kdt.cli.command.replay;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Messages;
import dev.kdt.flow.replay.ReplayNotices;
import dev.kdt.flow.replay.TimeShift;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.Instant;

/** Tells of the first records whose times are odd, and of all of them in one number at the end. Safe for use by several threads. */
final class TimeNotices implements ReplayNotices {
    /** Told one by one. */
    private static final int FIRST = 3;

    private final Messages messages;
    private final TimeShift shift;
    private long untimed;
    private long backwards;
    private long unmoved;

    /** @param shift that timestamps are moved by */
    TimeNotices(Messages messages, TimeShift shift) {
        this.messages = messages;
        this.shift = shift;
    }

    @Override
    public synchronized void untimed(Position record, String reason) {
        if (++untimed <= FIRST) {
            messages.warn(record.inWords() + ": the time of the record is not known: " + reason
                    + " (it goes right after the one before it)");
        }
    }

    @Override
    public synchronized void backwards(Position record, Instant time, Instant before) {
        if (++backwards <= FIRST) {
            messages.warn(record.inWords() + ": the record is from " + time + ", "
                    + Amounts.time(Duration.between(time, before))
                    + " before one that was sent: it goes at once (--lookahead SIZE reads further ahead)");
        }
    }

    @Override
    public void waits(Position record, Instant time, Duration wait) {
        messages.say(record.inWords() + ": the record is from " + time + ": it is sent in " + Amounts.time(wait)
                + " (--speed shortens that, --until leaves out what is later)");
    }

    /** The timestamps of a record could not be moved: it goes as it is. */
    synchronized void unmoved(Position record, String reason) {
        if (++unmoved <= FIRST) {
            messages.warn(
                    record.inWords() + ": no timestamp of the record is moved: " + reason + " (it goes as it is)");
        }
    }

    /** Tells how many there were, when there were more than were told one by one. */
    synchronized void conclude() {
        if (shift.isInVain()) {
            messages.warn("no record has a timestamp where --shift-time says: none was moved (write the path as in"
                    + " .time or .events[].at)");
        }
        sum(untimed, " without a time, sent right after the ones before them");
        sum(backwards, " older than ones before them, sent at once");
        sum(unmoved, " sent as they are, no timestamp moved");
    }

    private void sum(long number, String what) {
        if (number > FIRST) {
            messages.say("  " + Amounts.count(number, "record") + what);
        }
    }
}
