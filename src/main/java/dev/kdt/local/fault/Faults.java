package dev.kdt.local.fault;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The rules in force. The same seed and the same order of occasions give the same faults. Safe for use by several threads. */
public final class Faults {
    private final SplittableRandom random;
    private List<Armed> armed = List.of();

    /** A rule and how often it was asked and struck. */
    private static final class Armed {
        private final FaultRule rule;
        private long asked;
        private long struck;

        Armed(FaultRule rule) {
            this.rule = rule;
        }
    }

    public Faults(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Puts {@code rules} in force, instead of those before. */
    public synchronized void set(List<FaultRule> rules) {
        armed = rules.stream().map(Armed::new).toList();
    }

    public synchronized List<FaultRule> rules() {
        return armed.stream().map(one -> one.rule).toList();
    }

    /** The rule that strikes now, the first one whose kind is among {@code kinds}; or null. */
    public synchronized @Nullable FaultRule strike(Occasion occasion, Set<FaultKind> kinds) {
        for (Armed one : armed) {
            if (kinds.contains(one.rule.kind()) && one.rule.concerns(occasion) && strikes(one)) {
                return one.rule;
            }
        }
        return null;
    }

    private boolean strikes(Armed one) {
        if (one.asked++ < one.rule.after()
                || one.struck >= one.rule.times()
                || random.nextDouble() >= one.rule.rate()) {
            return false;
        }
        one.struck++;
        return true;
    }
}
