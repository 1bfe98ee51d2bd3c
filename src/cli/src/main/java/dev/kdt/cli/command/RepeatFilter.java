package dev.kdt.cli.command;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Lets the same text pass once a second. Safe for use by several threads. */
final class RepeatFilter {
    /** Texts that are remembered; bounds memory, since callers choose what is in them. */
    private static final int MOST = 1_000;

    private static final long MILLIS = 1_000;

    private final InstantSource clock;
    private final Map<String, Seen> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    /** When a text passed, and how often it was held back since. */
    private record Seen(long passed, long heldBack) {}

    RepeatFilter(InstantSource clock) {
        this.clock = clock;
    }

    /** How often {@code text} was held back since it passed before; empty when it is held back now. */
    synchronized OptionalLong pass(String text) {
        long now = clock.millis();
        Seen before = seen.get(text);
        if (before != null && now - before.passed() < MILLIS) {
            seen.put(text, new Seen(before.passed(), before.heldBack() + 1));
            return OptionalLong.empty();
        }
        seen.remove(text); // So that it is the youngest again.
        seen.put(text, new Seen(now, 0));
        return OptionalLong.of(before == null ? 0 : before.heldBack());
    }
}
