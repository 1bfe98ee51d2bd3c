package dev.kdt.cli.screen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The newest message, for as long as a line of the screen shows it: until a key is pressed, and for five seconds at the most. For one thread. */
public final class NewestNotice {
    /** A warning does not stay long after its cause is over. All messages are printed when the terminal is given back. */
    private static final Duration SHOWN = Duration.ofSeconds(5);

    private final Notices notices;
    private final InstantSource clock;
    private long seen;
    private @Nullable String text;
    private Instant since = Instant.MIN;

    /** None is shown yet. */
    public NewestNotice(Notices notices, InstantSource clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** Looks for a new message. True when the line has changed: it shows another one, or none any more. */
    public boolean look() {
        Instant now = clock.instant();
        long count = notices.count();
        if (count != seen) {
            seen = count;
            text = notices.newest(1).getFirst();
            since = now;
            return true;
        }
        if (text != null && !now.isBefore(since.plus(SHOWN))) {
            text = null;
            return true;
        }
        return false;
    }

    /** Takes it away. */
    public void dismiss() {
        text = null;
    }

    /** Plain text in one line; null when none is shown. */
    public @Nullable String text() {
        return text;
    }
}
