package dev.kdt.generate.learn;

import dev.kdt.json.StringValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The life of things of one kind, each of whose records tells of a step from one state to the next, never back. */
final class LifeCycle {
    /** In so few steps a direction is chance. */
    private static final int FEWEST = 30;

    private static final double NEARLY_ALL = 0.98;

    /** Steps from a state that are rarer are those of broken records, or of some that came in another order. */
    private static final double RARE = 0.02;

    private static final Pattern STATE_NAME = Pattern.compile("(.* )?(state|status|phase|stage)");

    private static final double LEAST_ALIVE = 100;

    /** The most that a template lets live at once. */
    private static final double MOST_ALIVE = 100_000;

    private final Relations.Thing thing;
    private final FieldProfile state;
    private final Transitions steps;
    private final List<Long> order;

    /** The steps of all things of the kind. */
    private static final class Transitions {
        private final Map<Long, Map<Long, Integer>> counts = new LinkedHashMap<>();
        private final Map<Long, List<Double>> lasting = new HashMap<>();
        private final List<Long> begins = new ArrayList<>();
        private int all;
        private int back;

        private void see(long from, long to, double micros) {
            all++;
            counts.computeIfAbsent(from, _ -> new LinkedHashMap<>()).merge(to, 1, Integer::sum);
            if (micros >= 0) {
                lasting.computeIfAbsent(from, _ -> new ArrayList<>()).add(micros);
            }
        }

        private Map<Long, Integer> from(long state) {
            return counts.getOrDefault(state, Map.of());
        }
    }

    private LifeCycle(Relations.Thing thing, FieldProfile state, Transitions steps, List<Long> order) {
        this.thing = thing;
        this.state = state;
        this.steps = steps;
        this.order = order;
    }

    /** The life of a kind of things; null when none is clear. */
    static @Nullable LifeCycle among(
            Relations relations, List<FieldProfile> leaves, RecordRows rows, @Nullable EventTime events) {
        for (Relations.Thing thing : relations.things()) {
            long[] identifiers = rows.column(thing.identifier().place().column());
            if (share(identifiers) >= NEARLY_ALL) {
                for (FieldProfile each : leaves) {
                    LifeCycle found =
                            relations.of(each.place()) == null ? of(thing, identifiers, each, rows, events) : null;
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private static double share(long[] column) {
        return (double) Arrays.stream(column)
                        .filter(each -> each != Fingerprint.ABSENT)
                        .count()
                / Math.max(1, column.length);
    }

    private static @Nullable LifeCycle of(
            Relations.Thing thing,
            long[] identifiers,
            FieldProfile state,
            RecordRows rows,
            @Nullable EventTime events) {
        boolean isText = state.usualTypes().equals(List.of(FieldProfile.Type.TEXT)) && state.nulls() == 0;
        Map<Long, String> values = isText ? ListedValues.of(state) : Map.of();
        if (values.size() < 2) {
            return null;
        }
        long[] states = rows.column(state.place().column());
        Transitions steps = steps(identifiers, states, events == null ? new double[0] : events.byRow(states.length));
        List<Long> order = steps.all < FEWEST || share(states) < NEARLY_ALL ? List.of() : order(values, steps);
        return order.size() < 2 ? null : new LifeCycle(thing, state, steps, order);
    }

    private static Transitions steps(long[] identifiers, long[] states, double[] times) {
        Transitions steps = new Transitions();
        Map<Long, Integer> lasts = new HashMap<>();
        for (int i = 0; i < identifiers.length; i++) {
            if (identifiers[i] != Fingerprint.ABSENT && states[i] != Fingerprint.ABSENT) {
                Integer last = lasts.put(identifiers[i], i);
                if (last == null) {
                    steps.begins.add((long) i);
                } else {
                    steps.see(states[last], states[i], i < times.length ? times[i] - times[last] : Double.NaN);
                }
            }
        }
        return steps;
    }

    /** The states in an order in which no usual step leads back, and to each but the first one leads; empty when there is none. */
    private static List<Long> order(Map<Long, String> values, Transitions steps) {
        List<Long> order = new ArrayList<>();
        List<Long> left = new ArrayList<>(values.keySet());
        while (!left.isEmpty()) {
            List<Long> next = left.stream()
                    .filter(each -> left.stream().noneMatch(from -> isUsual(steps.from(from), each)))
                    .toList();
            boolean isClear = !next.isEmpty() && (!order.isEmpty() || next.size() == 1);
            if (!isClear) {
                return List.of();
            }
            order.addAll(next);
            left.removeAll(next);
        }
        steps.counts.forEach((from, its) -> its.forEach((to, count) -> {
            steps.back += order.indexOf(to) <= order.indexOf(from) ? count : 0;
        }));
        return steps.back <= RARE * steps.all ? order : List.of();
    }

    private static boolean isUsual(Map<Long, Integer> steps, long to) {
        int all = steps.values().stream().mapToInt(Integer::intValue).sum();
        return steps.getOrDefault(to, 0) > RARE * all;
    }

    /** What is to be told of a field that is called a state and changes in no direction; empty when there is nothing. */
    static String remark(FieldProfile field, Relations relations, RecordRows rows) {
        boolean isState =
                STATE_NAME.matcher(PersonalData.words(field.place().name())).matches();
        if (!isState || relations.areRecordsThings() || ListedValues.of(field).size() < 2) {
            return "";
        }
        long[] states = rows.column(field.place().column());
        for (Relations.Thing thing : relations.things()) {
            Transitions steps = steps(rows.column(thing.identifier().place().column()), states, new double[0]);
            if (steps.all >= FEWEST) {
                return "changes for one " + thing.identifier().place().path() + " in no one direction: drawn each time";
            }
        }
        return "";
    }

    Relations.Thing thing() {
        return thing;
    }

    /** Whether the field is the state. */
    boolean isStateOf(FieldProfile field) {
        return field == state;
    }

    /** The entry {@code states}. */
    Map<String, @Nullable Object> states() {
        Map<Long, String> names = new HashMap<>();
        state.texts()
                .set()
                .listed()
                .forEach(each -> names.put(Fingerprint.of(each.value()), ((StringValue) each.value()).text()));
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        for (Long each : order) {
            states.put(names.getOrDefault(each, ""), state(each, names));
        }
        return states;
    }

    private Map<String, @Nullable Object> state(long from, Map<Long, String> names) {
        Map<Long, Integer> usual = new LinkedHashMap<>();
        steps.from(from).forEach((to, count) -> {
            if (isUsual(steps.from(from), to) && order.indexOf(to) > order.indexOf(from)) {
                usual.put(to, count);
            }
        });
        Map<String, @Nullable Object> its = new LinkedHashMap<>();
        if (usual.isEmpty()) {
            return its;
        }
        its.put("after", new Draft(EventTime.spread(lasting(from)), ""));
        double all = usual.values().stream().mapToInt(Integer::intValue).sum();
        if (usual.size() == 1) {
            its.put("next", names.get(usual.keySet().iterator().next()));
        } else {
            Map<String, @Nullable Object> weights = new LinkedHashMap<>();
            usual.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .forEach(each -> weights.put(
                            names.getOrDefault(each.getKey(), ""),
                            Math.max(1, Math.round(each.getValue() / all * 100))));
            its.put("next", weights);
        }
        return its;
    }

    private double[] lasting(long from) {
        return steps.lasting.getOrDefault(from, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
    }

    /** From one thing's begin to the next one's. */
    Draft every(@Nullable EventTime events) {
        if (events == null) {
            return new Draft(new Draft.Word("1s"), "the sample has no times that rise");
        }
        return new Draft(
                EventTime.spread(gaps(events)), "from one " + thing.name() + " to the next, by " + events.inWords());
    }

    private double[] gaps(EventTime events) {
        double[] times = events.byRow(Integer.MAX_VALUE);
        double[] begins = steps.begins.stream()
                .filter(each -> each < times.length)
                .mapToDouble(each -> times[each.intValue()])
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        double[] gaps = new double[Math.max(0, begins.length - 1)];
        Arrays.setAll(gaps, i -> begins[i + 1] - begins[i]);
        Arrays.sort(gaps);
        return gaps;
    }

    /** How many live at once at the most: twice as many as do on average. */
    long alive(@Nullable EventTime events) {
        double life = order.stream()
                .mapToDouble(each -> Arrays.stream(lasting(each)).average().orElse(0))
                .sum();
        double gap = events == null ? 0 : Arrays.stream(gaps(events)).average().orElse(0);
        double alive = gap <= 0 ? LEAST_ALIVE : Math.clamp(2 * life / gap, LEAST_ALIVE, MOST_ALIVE);
        return (long) Rounding.significant(alive, 2);
    }
}
