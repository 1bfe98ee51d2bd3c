package dev.kdt.jq.run;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that are visible at a place in a program: a chain, the innermost first. */
sealed interface Names {
    /** Nothing is named yet. */
    record Nothing() implements Names {}

    record Variable(String name, Level home, int slot, Names outer) implements Names {}

    record Parameter(String name, Level home, int index, Names outer) implements Names {}

    record Defined(Function function, Level home, Names outer) implements Names {}

    record Labelled(String name, Level home, int slot, Names outer) implements Names {}

    default @Nullable Variable variable(String name) {
        for (Names at = this; ; at = at.next()) {
            switch (at) {
                case Nothing _ -> {
                    return null;
                }
                case Variable v
                when v.name.equals(name) -> {
                    return v;
                }
                default -> {}
            }
        }
    }

    default @Nullable Labelled label(String name) {
        for (Names at = this; ; at = at.next()) {
            switch (at) {
                case Nothing _ -> {
                    return null;
                }
                case Labelled label
                when label.name.equals(name) -> {
                    return label;
                }
                default -> {}
            }
        }
    }

    /** The parameter or function that is called so, with so many arguments. */
    default @Nullable Names callable(String name, int arguments) {
        for (Names at = this; ; at = at.next()) {
            switch (at) {
                case Nothing _ -> {
                    return null;
                }
                case Parameter p
                when arguments == 0 && p.name.equals(name) -> {
                    return p;
                }
                case Defined d
                when d.function.parameters == arguments && d.function.name.equals(name) -> {
                    return d;
                }
                default -> {}
            }
        }
    }

    default Names next() {
        return switch (this) {
            case Nothing n -> n;
            case Variable v -> v.outer;
            case Parameter p -> p.outer;
            case Defined d -> d.outer;
            case Labelled l -> l.outer;
        };
    }

    /** The names of all variables, for suggestions. */
    default Set<String> variables() {
        Set<String> names = new TreeSet<>();
        for (Names at = this; !(at instanceof Nothing); at = at.next()) {
            if (at instanceof Variable v) {
                names.add(v.name);
            }
        }
        return names;
    }

    /** The names of all that can be called, with {@code /arity}, for suggestions. */
    default Set<String> callables() {
        Set<String> names = new TreeSet<>();
        for (Names at = this; !(at instanceof Nothing); at = at.next()) {
            if (at instanceof Parameter p) {
                names.add(p.name + "/0");
            } else if (at instanceof Defined d) {
                names.add(d.function.name + "/" + d.function.parameters);
            }
        }
        return names;
    }
}
