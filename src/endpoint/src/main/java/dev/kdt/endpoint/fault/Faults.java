package dev.kdt.endpoint.fault;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.event.Occasion;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The rules in force. The same seed and the same order of occasions give the same faults. Safe for use by several threads. */
public final class Faults {
    private final SplittableRandom random;
    private final Clock clock;
    private final EndpointListener events;
    private volatile List<Armed> armed = List.of();
    private int lastNumber;

    /** A rule in force, when it came, and how often it was asked and struck. */
    private static final class Armed {
        private final int number;
        private final FaultRule rule;
        private final long since;
        private long asked;
        private long struck;

        Armed(int number, FaultRule rule, long since) {
            this.number = number;
            this.rule = rule;
            this.since = since;
        }
    }

    /**
     * A rule in force, with its counts.
     *
     * @param number tells it apart from all others, earlier ones too
     * @param asked how many occasions it was about
     * @param struck on how many of these it struck
     */
    public record Standing(int number, FaultRule rule, long asked, long struck) {}

    public Faults(long seed, Clock clock, EndpointListener events) {
        this.random = new SplittableRandom(seed);
        this.clock = clock;
        this.events = events;
    }

    /** Puts {@code rules} in force, beside those that are. */
    public synchronized void add(Collection<FaultRule> rules) {
        List<Armed> more = new ArrayList<>(armed);
        for (FaultRule rule : rules) {
            more.add(new Armed(++lastNumber, rule, clock.millis()));
        }
        armed = List.copyOf(more);
    }

    /** Takes all rules out of force. */
    public synchronized void clear() {
        armed = List.of();
    }

    /** Takes the rule with this number out of force; false when there is none. */
    public synchronized boolean remove(int number) {
        List<Armed> before = armed;
        armed = before.stream().filter(one -> one.number != number).toList();
        return armed.size() < before.size();
    }

    /** The rules in force, in the order in which they came. */
    public synchronized List<Standing> standings() {
        return armed.stream()
                .map(one -> new Standing(one.number, one.rule, one.asked, one.struck))
                .toList();
    }

    /** Whether there are rules at all: without any, the hot path need not ask. */
    public boolean areThere() {
        return !armed.isEmpty();
    }

    /** The rule that strikes now, the first one whose kind is among {@code kinds}; or null. */
    public @Nullable FaultRule strike(Occasion occasion, Set<FaultKind> kinds) {
        FaultRule rule = find(occasion, kinds);
        if (rule != null) {
            events.happened(new EndpointEvent.FaultStruck(rule.toString(), occasion));
        }
        return rule;
    }

    private synchronized @Nullable FaultRule find(Occasion occasion, Set<FaultKind> kinds) {
        for (Armed one : armed) {
            if (kinds.contains(one.rule.kind()) && one.rule.concerns(occasion) && strikes(one)) {
                return one.rule;
            }
        }
        return null;
    }

    private boolean strikes(Armed one) {
        if (!one.rule.schedule().isOn(clock.millis() - one.since)) {
            return false;
        }
        if (one.asked++ < one.rule.after()
                || one.struck >= one.rule.times()
                || random.nextDouble() >= one.rule.rate()) {
            return false;
        }
        one.struck++;
        return true;
    }
}
