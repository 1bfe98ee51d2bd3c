package dev.kdt.cli.command.local;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Lets the same text pass once a second, and counts how often it was held back meanwhile. Safe for use by several threads. */
final class RepeatFilter {
    /** Texts that are remembered; bounds memory, since callers choose their content. */
    private static final int MOST = 1_000;

    private static final long MILLIS = 1_000;

    private final InstantSource clock;
    private final Map<String, Seen> seen = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            boolean full = size() > MOST;
            evicted += full ? eldest.getValue().heldBack() : 0;
            return full;
        }
    };
    private long evicted;

    /** When a text passed, and how often it was held back since. */
    private record Seen(long passed, long heldBack) {}

    /**
     * Repeats of a text that were held back.
     *
     * @param text empty for several texts that are no longer remembered
     */
    record Repeats(String text, long count) {}

    RepeatFilter(InstantSource clock) {
        this.clock = clock;
    }

    /** The number of times that {@code text} was held back since it last passed; empty when it is held back now. */
    synchronized OptionalLong pass(String text) {
        long now = clock.millis();
        Seen before = seen.get(text);
        if (before != null && now - before.passed() < MILLIS) {
            seen.put(text, new Seen(before.passed(), before.heldBack() + 1));
            return OptionalLong.empty();
        }
        passed(text, now);
        return OptionalLong.of(before == null ? 0 : before.heldBack());
    }

    /** Takes the repeats of texts that passed a second ago or more; those texts count as having passed now. */
    synchronized List<Repeats> takeDue() {
        return take(clock.millis() - MILLIS);
    }

    /** Takes all repeats. */
    synchronized List<Repeats> takeAll() {
        return take(Long.MAX_VALUE);
    }

    private List<Repeats> take(long passedBy) {
        List<Repeats> taken = new ArrayList<>();
        seen.forEach((text, each) -> {
            if (each.heldBack() > 0 && each.passed() <= passedBy) {
                taken.add(new Repeats(text, each.heldBack()));
            }
        });
        taken.forEach(each -> passed(each.text(), clock.millis()));
        if (evicted > 0) {
            taken.add(new Repeats("", evicted));
            evicted = 0;
        }
        return taken;
    }

    private void passed(String text, long now) {
        seen.remove(text); // So that it is the youngest again.
        seen.put(text, new Seen(now, 0));
    }
}
