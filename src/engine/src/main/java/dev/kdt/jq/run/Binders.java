package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Pattern;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Compiles the patterns after {@code as}. All alternatives of one place share their variables. */
final class Binders {
    private final Compiler compiler;

    Binders(Compiler compiler) {
        this.compiler = compiler;
    }

    /** A binder, and the names that hold after it. */
    record Bound(Binder binder, Names names) {}

    Bound compile(List<Pattern> patterns, Names names, Level level) throws JqSyntaxException {
        if (patterns.size() == 1 && patterns.getFirst() instanceof Pattern.Whole(String name)) {
            int slot = level.newSlot();
            return new Bound(new Binder(List.of(), slot, new int[0]), new Names.Variable(name, level, slot, names));
        }
        Map<String, Integer> slots = new LinkedHashMap<>();
        for (Pattern pattern : patterns) {
            variables(pattern, name -> slots.computeIfAbsent(name, _ -> level.newSlot()));
        }
        compiler.nests(patterns.stream().mapToInt(Binders::size).sum());
        Names inside = names;
        for (Map.Entry<String, Integer> variable : slots.entrySet()) {
            inside = new Names.Variable(variable.getKey(), level, variable.getValue(), inside);
        }
        List<Binder.Match> matches = new ArrayList<>();
        for (Pattern pattern : patterns) {
            matches.add(match(pattern, new Scene(slots, Set.of(), inside, level)));
        }
        int[] all = slots.values().stream().mapToInt(Integer::intValue).toArray();
        return new Bound(new Binder(matches, -1, all), inside);
    }

    private static void variables(Pattern pattern, Consumer<String> each) {
        switch (pattern) {
            case Pattern.Whole(String name) -> each.accept(name);
            case Pattern.Elements(List<Pattern> elements, int _) -> elements.forEach(e -> variables(e, each));
            case Pattern.Fields(List<Pattern.Field> fields, int _) -> {
                for (Pattern.Field field : fields) {
                    String variable = field.variable();
                    if (variable != null) {
                        each.accept(variable);
                    }
                    Pattern inner = field.pattern();
                    if (inner != null) {
                        variables(inner, each);
                    }
                }
            }
        }
    }

    /** Number of parts of a pattern: each is matched inside the one before. */
    private static int size(Pattern pattern) {
        return switch (pattern) {
            case Pattern.Whole _ -> 1;
            case Pattern.Elements(List<Pattern> elements, int _) ->
                1 + elements.stream().mapToInt(Binders::size).sum();
            case Pattern.Fields(List<Pattern.Field> fields, int _) -> {
                int size = 1;
                for (Pattern.Field field : fields) {
                    Pattern inner = field.pattern();
                    size += 1 + (inner == null ? 0 : size(inner));
                }
                yield size;
            }
        };
    }

    /**
     * The context of a part of a pattern.
     *
     * @param slots the variables' places in the frame
     * @param settled variables that parts which are matched earlier have set for good
     */
    private record Scene(Map<String, Integer> slots, Set<String> settled, Names names, Level level) {
        Scene settling(Set<String> more) {
            Set<String> all = new HashSet<>(settled);
            all.addAll(more);
            return new Scene(slots, all, names, level);
        }
    }

    private Binder.Match match(Pattern pattern, Scene scene) throws JqSyntaxException {
        return switch (pattern) {
            case Pattern.Whole(String name) -> whole(name, scene);
            case Pattern.Elements(List<Pattern> elements, int at) -> elements(elements, compiler.place(at), scene);
            case Pattern.Fields(List<Pattern.Field> fields, int _) -> {
                List<Binder.Match> matches = new ArrayList<>();
                for (Pattern.Field field : fields) {
                    matches.add(field(field, scene));
                }
                yield sequence(matches);
            }
        };
    }

    /**
     * The last element is matched first, as errors and the order of outputs show in jq; but of a variable that comes twice, the last
     * one holds all the same.
     */
    private Binder.Match elements(List<Pattern> elements, int place, Scene scene) throws JqSyntaxException {
        List<Binder.Match> matches = new ArrayList<>();
        Set<String> later = new HashSet<>();
        for (int i = elements.size() - 1; i >= 0; i--) {
            Value index = Value.of((double) i);
            Pattern element = elements.get(i);
            matches.add(part((_, _, each) -> each.go(index), match(element, scene.settling(later)), place));
            variables(element, later::add);
        }
        return sequence(matches);
    }

    private Binder.Match field(Pattern.Field field, Scene scene) throws JqSyntaxException {
        Node key = compiler.key(field.key(), field.at(), scene.names(), scene.level());
        int place = compiler.place(field.at());
        List<Binder.Match> matches = new ArrayList<>();
        String variable = field.variable();
        if (variable != null) {
            matches.add(whole(variable, scene));
        }
        Pattern inner = field.pattern();
        if (inner != null) {
            matches.add(match(inner, scene));
        }
        return part((frame, value, each) -> key.run(frame, value, each::go), sequence(matches), place);
    }

    private static Binder.Match whole(String name, Scene scene) {
        if (scene.settled().contains(name)) {
            return (_, _, then) -> then.go();
        }
        int slot = scene.slots().getOrDefault(name, 0);
        return (frame, value, then) -> {
            frame.values[slot] = value;
            return then.go();
        };
    }

    /** Gives the keys under which to look, worked out from the value in which to look. */
    @FunctionalInterface
    private interface Keys {
        int each(Frame frame, Value value, Each each) throws JqException;
    }

    @FunctionalInterface
    private interface Each {
        int go(Value key) throws JqException;
    }

    private static Binder.Match part(Keys keys, Binder.Match match, int place) {
        return (frame, value, then) ->
                keys.each(frame, value, key -> match.match(frame, Access.get(frame.machine, value, key, place), then));
    }

    private static Binder.Match sequence(List<Binder.Match> matches) {
        Binder.Match all = (_, _, then) -> then.go();
        for (Binder.Match first : matches.reversed()) {
            Binder.Match rest = all;
            all = (frame, value, then) -> first.match(frame, value, () -> rest.match(frame, value, then));
        }
        return all;
    }
}
