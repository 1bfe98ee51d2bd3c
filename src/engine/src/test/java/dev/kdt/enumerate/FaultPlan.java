package dev.kdt.enumerate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The faults of one run, and what the run has come by. Guarded by itself. */
public final class FaultPlan {
    private final List<Fault> faults;
    private final List<Survival> survivals;
    private final Map<FaultPoint, Integer> visits = new HashMap<>();
    private final List<FaultPoint> passed = new ArrayList<>();
    private final Set<Fault> fired = new HashSet<>();
    private int passedAtLastFault;

    /** @param survivals what each process leaves on a disk, the first one, the next one and so on; the last one stands for the rest */
    public FaultPlan(List<Fault> faults, Survival... survivals) {
        this.faults = List.copyOf(faults);
        this.survivals = List.of(survivals);
    }

    /** An operation is about to be done; tells what becomes of it. */
    synchronized FaultEffect pass(FaultSite site, String place) {
        FaultPoint point = new FaultPoint(site, place, visits.merge(new FaultPoint(site, place, 0), 1, Integer::sum));
        passed.add(point);
        for (Fault fault : faults) {
            if (fault.point().equals(point)) {
                fired.add(fault);
                passedAtLastFault = passed.size();
                return fault.effect();
            }
        }
        return FaultEffect.NONE;
    }

    /** The faults that are to be. */
    public List<Fault> faults() {
        return faults;
    }

    /**
     * What a process leaves on a disk.
     *
     * @param process counted from 0
     */
    public Survival survival(int process) {
        return survivals.get(Math.min(process, survivals.size() - 1));
    }

    /** Whether the run has come by every fault. */
    public synchronized boolean haveAllFired() {
        return fired.size() == faults.size();
    }

    /** The points that the run came by after the last fault, or all when it had none. */
    public synchronized List<FaultPoint> passedSince() {
        return List.copyOf(passed.subList(passedAtLastFault, passed.size()));
    }

    @Override
    public String toString() {
        return faults + ", " + survivals;
    }
}
