package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Pattern;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            gather(pattern, slots, level);
        }
        Names inside = names;
        for (Map.Entry<String, Integer> variable : slots.entrySet()) {
            inside = new Names.Variable(variable.getKey(), level, variable.getValue(), inside);
        }
        List<Binder.Match> matches = new ArrayList<>();
        for (Pattern pattern : patterns) {
            matches.add(match(pattern, slots, inside, level));
        }
        int[] all = slots.values().stream().mapToInt(Integer::intValue).toArray();
        return new Bound(new Binder(matches, -1, all), inside);
    }

    private static void gather(Pattern pattern, Map<String, Integer> slots, Level level) {
        switch (pattern) {
            case Pattern.Whole(String name) -> slots.computeIfAbsent(name, _ -> level.newSlot());
            case Pattern.Elements(List<Pattern> elements, int _) -> elements.forEach(e -> gather(e, slots, level));
            case Pattern.Fields(List<Pattern.Field> fields, int _) -> {
                for (Pattern.Field field : fields) {
                    String variable = field.variable();
                    if (variable != null) {
                        slots.computeIfAbsent(variable, _ -> level.newSlot());
                    }
                    Pattern inner = field.pattern();
                    if (inner != null) {
                        gather(inner, slots, level);
                    }
                }
            }
        }
    }

    private Binder.Match match(Pattern pattern, Map<String, Integer> slots, Names names, Level level)
            throws JqSyntaxException {
        return switch (pattern) {
            case Pattern.Whole(String name) -> whole(slots.getOrDefault(name, 0));
            case Pattern.Elements(List<Pattern> elements, int at) -> {
                int place = compiler.place(at);
                List<Binder.Match> matches = new ArrayList<>();
                for (int i = 0; i < elements.size(); i++) {
                    Value index = Value.of((double) i);
                    matches.add(
                            part((_, _, each) -> each.go(index), match(elements.get(i), slots, names, level), place));
                }
                yield sequence(matches);
            }
            case Pattern.Fields(List<Pattern.Field> fields, int _) -> {
                List<Binder.Match> matches = new ArrayList<>();
                for (Pattern.Field field : fields) {
                    matches.add(field(field, slots, names, level));
                }
                yield sequence(matches);
            }
        };
    }

    private Binder.Match field(Pattern.Field field, Map<String, Integer> slots, Names names, Level level)
            throws JqSyntaxException {
        Node key = compiler.key(field.key(), field.at(), names, level);
        int place = compiler.place(field.at());
        List<Binder.Match> matches = new ArrayList<>();
        String variable = field.variable();
        if (variable != null) {
            matches.add(whole(slots.getOrDefault(variable, 0)));
        }
        Pattern inner = field.pattern();
        if (inner != null) {
            matches.add(match(inner, slots, names, level));
        }
        return part((frame, whole, each) -> key.run(frame, whole, each::go), sequence(matches), place);
    }

    private static Binder.Match whole(int slot) {
        return (frame, _, part, then) -> {
            frame.values[slot] = part;
            return then.go();
        };
    }

    /** Gives the keys under which to look, worked out from the whole value. */
    @FunctionalInterface
    private interface Keys {
        int each(Frame frame, Value whole, Each each) throws JqException;
    }

    @FunctionalInterface
    private interface Each {
        int go(Value key) throws JqException;
    }

    private static Binder.Match part(Keys keys, Binder.Match match, int place) {
        return (frame, whole, part, then) -> keys.each(frame, whole, key -> {
            return match.match(frame, whole, Access.get(part, key, place), then);
        });
    }

    private static Binder.Match sequence(List<Binder.Match> matches) {
        Binder.Match all = (_, _, _, then) -> then.go();
        for (Binder.Match first : matches.reversed()) {
            Binder.Match rest = all;
            all = (frame, whole, part, then) ->
                    first.match(frame, whole, part, () -> rest.match(frame, whole, part, then));
        }
        return all;
    }
}
