package dev.kdt.enumerate;

import java.util.HashSet;
import java.util.Set;

/**
 * One life of a program among simulated services and disks. When it ends early, every operation throws {@link ProcessEnded} from then on
 * and does nothing: what its threads do meanwhile is of no effect. Safe for use by several threads.
 */
public final class SimulatedProcess {
    private final FaultPlan plan;
    private final Runnable terminate;
    private final Set<FaultSite> denied = new HashSet<>();
    private boolean ended;

    /**
     * An operation on something outside of the process. Operations of all processes of a plan are done one at a time.
     *
     * @param <T> what it gives
     * @param <E> how it fails
     */
    public interface Operation<T, E extends Exception> {
        /** Does it. */
        T done() throws E;

        /** Does half of it, as far as there is a half. */
        default void half() throws E {}

        /** The error of a fault; not asked for ends of the process. */
        E failure(FaultEffect effect);
    }

    /** @param terminate tells the process to stop, as SIGTERM does */
    public SimulatedProcess(FaultPlan plan, Runnable terminate) {
        this.plan = plan;
        this.terminate = terminate;
    }

    /** Whether a fault ended it. */
    public boolean hasEnded() {
        synchronized (plan) {
            return ended;
        }
    }

    /** Comes by a fault point whose effect the caller brings about. */
    public FaultEffect pass(FaultSite site, String place) {
        synchronized (plan) {
            requireAlive();
            return plan.pass(site, place);
        }
    }

    /** Does an operation, as far as the plan lets it. */
    public <T, E extends Exception> T perform(FaultSite site, String place, Operation<T, E> operation) throws E {
        return perform(site, pass(site, place), operation);
    }

    /** Does an operation whose effect is known. */
    public <T, E extends Exception> T perform(FaultSite site, FaultEffect effect, Operation<T, E> operation) throws E {
        if (effect == FaultEffect.TERMINATED) {
            terminate.run();
        }
        synchronized (plan) {
            requireAlive();
            if (denied.contains(site)) {
                throw operation.failure(FaultEffect.DENIED);
            }
            switch (effect) {
                case NONE, TERMINATED -> {
                    return operation.done();
                }
                case REFUSED, BROKEN, EXPIRED -> throw operation.failure(effect);
                case DENIED -> {
                    denied.add(site);
                    throw operation.failure(effect);
                }
                case LOST -> {
                    Object _ = operation.done();
                    throw operation.failure(effect);
                }
                case TORN -> {
                    operation.half();
                    throw operation.failure(effect);
                }
                case KILLED_BEFORE -> throw end();
                case KILLED_WITHIN -> {
                    operation.half();
                    throw end();
                }
                case KILLED_AFTER -> {
                    Object _ = operation.done();
                    throw end();
                }
            }
            throw new IllegalStateException(effect.toString());
        }
    }

    private void requireAlive() {
        if (ended) {
            throw new ProcessEnded();
        }
    }

    private ProcessEnded end() {
        ended = true;
        return new ProcessEnded();
    }
}
