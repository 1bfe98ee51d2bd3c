package dev.kdt.enumerate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a scenario once for every fault that it can meet, and once for each of a sample of pairs. The faults are found by running it
 * without one, those that follow another by running it with that.
 */
public final class FaultEnumerator {
    /** Runs without a fault: threads come by some points in some of them only. */
    private static final int LOOKS = 8;

    /** In so many of them a point is seen that is worth to be tried. */
    private static final int SIGHTINGS = LOOKS / 2;

    /** Runs in which a fault may show itself, for the same reason. */
    private static final int TRIES = 4;

    /** So many of the last visits of a place do not come in each run. */
    private static final int RARE = 3;

    private static final int SECONDS_OF_EACH = 4;
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Scenario scenario;
    private final List<FaultPlan> singles = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<FaultSite, Integer> runsBySite = new EnumMap<>(FaultSite.class);
    private int runs;
    private int unseen;

    /** What is run. */
    @FunctionalInterface
    public interface Scenario {
        /** Runs it under a plan, from its beginning to its end, and tells what should not have been. */
        List<String> complaints(FaultPlan plan) throws InterruptedException;
    }

    public FaultEnumerator(Scenario scenario) {
        this.scenario = scenario;
    }

    /**
     * Runs it with each fault alone.
     *
     * @param sites the kinds of operations that are to fail
     */
    public void runSingles(Set<FaultSite> sites) throws InterruptedException {
        Map<FaultPoint, Integer> points = new TreeMap<>();
        for (int look = 0; look < LOOKS; look++) {
            FaultPlan none = new FaultPlan(List.of(), Survival.WRITTEN);
            run(none);
            none.passedSince().forEach(point -> points.merge(point, 1, Integer::sum));
        }
        points.values().removeIf(sightings -> sightings < SIGHTINGS);
        points.keySet().removeIf(point -> !sites.contains(point.site()));
        for (FaultPoint point : points.keySet()) {
            for (FaultEffect effect : point.site().effects()) {
                for (Survival[] survivals : survivals(point.site(), effect)) {
                    singles.add(tried(List.of(new Fault(point, effect)), survivals));
                }
            }
        }
    }

    /**
     * Runs it with pairs: a fault, and one that can follow it.
     *
     * @param count of the pairs
     * @param seed that they are drawn with
     */
    public void runPairs(int count, long seed) throws InterruptedException {
        Random random = new Random(seed);
        for (int i = 0; i < count; i += SECONDS_OF_EACH) {
            FaultPlan first = singles.get(random.nextInt(singles.size()));
            List<FaultPoint> next = usual(first.passedSince());
            for (int second = 0; second < SECONDS_OF_EACH && !next.isEmpty(); second++) {
                FaultPoint point = next.get(random.nextInt(next.size()));
                List<FaultEffect> effects = List.copyOf(point.site().effects());
                FaultEffect effect = effects.get(random.nextInt(effects.size()));
                Fault added = new Fault(point, effect);
                FaultPlan _ = tried(List.of(first.faults().getFirst(), added), any(random), any(random));
            }
        }
    }

    /** The points that another run is likely to come by: how often it does something for the last time differs. */
    private static List<FaultPoint> usual(List<FaultPoint> passed) {
        Map<FaultPoint, Integer> visits = new HashMap<>();
        passed.forEach(point -> visits.merge(placeOf(point), point.nth(), Math::max));
        return passed.stream()
                .filter(point -> point.nth() <= RARE || point.nth() <= visits.getOrDefault(placeOf(point), 0) - RARE)
                .sorted()
                .toList();
    }

    private static FaultPoint placeOf(FaultPoint point) {
        return new FaultPoint(point.site(), point.place(), 0);
    }

    /**
     * Whatever a disk may keep is tried where a process is killed at work on it, also a process first and then the machine; elsewhere
     * what a disk must keep, which is the least.
     */
    private static List<Survival[]> survivals(FaultSite site, FaultEffect effect) {
        List<Survival[]> survivals = new ArrayList<>();
        survivals.add(new Survival[] {Survival.FORCED});
        if (effect.isKill()) {
            survivals.add(new Survival[] {Survival.WRITTEN});
        }
        if (effect.isKill() && site.isOfDisk()) {
            survivals.add(new Survival[] {Survival.NAMES});
            survivals.add(new Survival[] {Survival.WRITTEN, Survival.FORCED});
        }
        return survivals;
    }

    private static Survival any(Random random) {
        return Survival.values()[random.nextInt(Survival.values().length)];
    }

    private FaultPlan tried(List<Fault> faults, Survival... survivals) throws InterruptedException {
        FaultPlan plan = new FaultPlan(faults, survivals);
        for (int tries = 1; !run(plan) && tries < TRIES; tries++) {
            plan = new FaultPlan(faults, survivals);
        }
        if (!plan.haveAllFired()) {
            unseen++;
        }
        return plan;
    }

    /** Runs it once; whether it came by all faults. */
    private boolean run(FaultPlan plan) throws InterruptedException {
        FutureTask<List<String>> task = new FutureTask<>(() -> scenario.complaints(plan));
        Thread.ofPlatform().daemon().name("enumerated").start(task);
        try {
            for (String complaint : task.get(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                complaints.add(plan + ": " + complaint);
            }
        } catch (TimeoutException _) {
            throw new AssertionError(plan + ": it hangs");
        } catch (ExecutionException e) {
            throw new AssertionError(plan.toString(), e.getCause());
        }
        boolean isSeen = plan.haveAllFired();
        if (isSeen) {
            runs++;
            plan.faults().forEach(fault -> runsBySite.merge(fault.point().site(), 1, Integer::sum));
        }
        return isSeen;
    }

    /** Runs in which each fault showed itself. */
    public int runs() {
        return runs;
    }

    /** The number of runs, in all and by the kind of operation that failed. */
    public String summary() {
        return runs + " runs with faults, " + unseen + " faults not seen; by operation " + runsBySite;
    }

    /** Faults and pairs that did not show themselves: threads came by other points. */
    public int unseen() {
        return unseen;
    }

    /** What should not have been, and under which plan. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }
}
