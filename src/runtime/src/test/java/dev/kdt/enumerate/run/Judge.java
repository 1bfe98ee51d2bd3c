package dev.kdt.enumerate.run;

import dev.kdt.enumerate.FaultEffect;
import dev.kdt.enumerate.FaultPlan;
import dev.kdt.enumerate.FaultSite;
import dev.kdt.enumerate.disk.VirtualDisk;
import dev.kdt.enumerate.run.ScenarioRecord.Fate;
import dev.kdt.flow.FlowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds one run against what is promised: of each of its processes, and of all of them together. */
final class Judge {
    private final FaultPlan plan;
    private final VirtualDisk disk;
    private final ScenarioTarget target;
    private final List<String> complaints = new ArrayList<>();
    private KeptState before;
    private int arrivedBefore;

    Judge(FaultPlan plan, VirtualDisk disk, ScenarioTarget target) {
        this.plan = plan;
        this.disk = disk;
        this.target = target;
        this.before = KeptState.of(disk);
    }

    /** A process begins. */
    void begin() {
        before = KeptState.of(disk);
        arrivedBefore = target.arrivals().size();
    }

    /** A process has ended. */
    void end(Life life) {
        if (life.end() == Life.End.FAILED && !(life.failure() instanceof FlowException)) {
            complain(life, "failed without telling why: " + life.failure());
        }
        Map<ScenarioRecord, Integer> copies = new HashMap<>();
        List<ScenarioTarget.Arrival> arrived = target.arrivals();
        arrived.subList(Math.min(arrivedBefore, arrived.size()), arrived.size())
                .forEach(arrival -> copies.merge(arrival.record(), 1, Integer::sum));
        copies.keySet().stream()
                .filter(before.covered()::contains)
                .forEach(record -> complain(life, "delivered " + record + ", which its checkpoint was past"));
        if (life.end() != Life.End.KILLED) {
            requireReported(life, copies);
        }
    }

    /** The next process begins: no checkpoint may be past a record that is neither delivered nor dropped, nor parked. */
    void requireSettled(Life life) {
        KeptState after = KeptState.of(disk);
        Set<ScenarioRecord> settled = arrived();
        settled.addAll(after.parked());
        for (ScenarioRecord record : after.covered()) {
            if (record.fate() != Fate.DROPPED && !settled.contains(record)) {
                complain(life, "left a checkpoint past " + record + ", which is neither delivered nor parked");
            }
        }
    }

    /** @param copies how often each record arrived from this process */
    private void requireReported(Life life, Map<ScenarioRecord, Integer> copies) {
        long doubled = copies.values().stream().filter(number -> number > 1).count();
        if (doubled > life.counters().doubtful()) {
            complain(
                    life,
                    "delivered " + doubled + " records twice and told of "
                            + life.counters().doubtful());
        }
        int parked = KeptState.of(disk).parked().size() - before.parked().size();
        if (parked != life.counters().parked()) {
            complain(
                    life,
                    "parked " + parked + " records and told of "
                            + life.counters().parked());
        }
        int distinct = copies.size();
        long delivered = life.counters().delivered();
        if (delivered > distinct || delivered + life.counters().doubtful() < distinct) {
            complain(life, "delivered " + distinct + " records and told of " + delivered);
        }
    }

    private Set<ScenarioRecord> arrived() {
        Set<ScenarioRecord> arrived = new HashSet<>();
        target.arrivals().forEach(arrival -> arrived.add(arrival.record()));
        return arrived;
    }

    private void complain(Life life, String what) {
        complaints.add("process " + life.number() + " (" + life.end() + ") " + what);
    }

    /** The run is complete: tells what should not have been. */
    List<String> complaints(List<Life> lives) {
        KeptState kept = KeptState.of(disk);
        Set<ScenarioRecord> parked = new HashSet<>(kept.parked());
        Set<ScenarioRecord> arrived = arrived();
        boolean isCutShort = lives.size() > 1;
        for (ScenarioRecord record : ScenarioRecord.ALL) {
            String end = endOf(arrived.contains(record), parked.contains(record));
            if (!endsOf(record, isCutShort).contains(end)) {
                complaints.add(record + " (" + record.fate() + ") is " + end);
            }
            if (!kept.covered().contains(record)) {
                complaints.add("the last checkpoints are not past " + record);
            }
        }
        if (!isCutShort && kept.parked().size() > parked.size()) {
            complaints.add("a record is parked twice: " + kept.parked());
        }
        if (kept.brokenLines() > plan.faults().size()) {
            complaints.add(kept.brokenLines() + " lines of the parked file are broken");
        }
        if (!target.broken().isEmpty()) {
            complaints.add("results are broken: " + target.broken());
        }
        requireFewDoubles(lives);
        requireOrder();
        return complaints;
    }

    private static String endOf(boolean isDelivered, boolean isParked) {
        if (isDelivered) {
            return isParked ? "delivered and parked" : "delivered";
        }
        return isParked ? "parked" : "neither delivered nor parked";
    }

    /** A process that ends early does not try for long to deliver: what it cannot deliver then is parked, too. */
    private Set<String> endsOf(ScenarioRecord record, boolean isCutShort) {
        boolean isDenied = plan.faults().stream()
                .anyMatch(fault -> fault.point().site() == FaultSite.SEND && fault.effect() == FaultEffect.DENIED);
        boolean isEverRefused = target.refused().contains(record);
        return switch (record.fate()) {
            case DELIVERED, DELIVERED_LATER ->
                isCutShort || isEverRefused || isDenied
                        ? Set.of("delivered", "parked", "delivered and parked")
                        : Set.of("delivered");
            case UNDELIVERABLE -> Set.of(target.takesAll() ? "delivered" : "parked");
            case POISON -> Set.of("parked");
            case DROPPED -> Set.of("neither delivered nor parked");
        };
    }

    /** A record comes again only after a process that could not settle all that it had delivered. */
    private void requireFewDoubles(List<Life> lives) {
        Map<ScenarioRecord, Integer> last = new HashMap<>();
        for (ScenarioTarget.Arrival arrival : target.arrivals()) {
            Integer earlier = last.put(arrival.record(), arrival.process());
            boolean isExcused = earlier == null
                    || earlier == arrival.process()
                    || lives.subList(earlier, arrival.process()).stream()
                            .anyMatch(life -> life.end() == Life.End.KILLED || life.end() == Life.End.FAILED);
            if (!isExcused) {
                complaints.add(arrival.record() + " comes again after an orderly stop");
            }
        }
    }

    /** First arrivals of a key are in its order, but for records that were refused alone and sent again. */
    private void requireOrder() {
        Set<ScenarioRecord> seen = new HashSet<>();
        Map<String, ScenarioRecord> latest = new HashMap<>();
        for (ScenarioTarget.Arrival arrival : target.arrivals()) {
            ScenarioRecord record = arrival.record();
            if (seen.add(record) && !target.refused().contains(record)) {
                ScenarioRecord earlier = latest.put(record.key(), record);
                if (earlier != null && earlier.number() > record.number()) {
                    complaints.add(record + " arrives after " + earlier + " of the same key");
                }
            }
        }
    }
}
