package dev.kdt.jq;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions matched by backtracking over code points, without bytes, optimisations or a compiler: the judge of the real
 * engine. Knows what {@link RandomPattern} makes.
 */
final class PatternReference {
    /** A part of a pattern. */
    sealed interface Part {
        /** One character: a literal, a class, a dot; {@code source} is how it is written. */
        record One(String source, IntPredicate matches) implements Part {}

        record Sequence(List<Part> parts) implements Part {}

        record Choice(List<Part> parts) implements Part {}

        record Repeat(Part body, int min, int max, boolean lazy) implements Part {}

        /** A capture; {@code name} is null when it has none. */
        record Group(int number, @Nullable String name, Part body) implements Part {}

        record Ahead(Part body, boolean wanted) implements Part {}

        /** The body has one length. */
        record Behind(Part body, int length, boolean wanted) implements Part {}

        /** A condition on the place itself. */
        record At(String source, Place holds) implements Part {}
    }

    /** A condition on a place in a text. */
    @FunctionalInterface
    interface Place {
        boolean holds(int[] text, int at);
    }

    @FunctionalInterface
    private interface Then {
        boolean go(int at);
    }

    private final int[] text;
    private final int[] groups;

    private PatternReference(int[] text, int groups) {
        this.text = text;
        this.groups = new int[2 * groups + 2];
    }

    /**
     * The first match at or after {@code from}: begin and end of the match and then of each capture, as indexes of code points, -1
     * where a capture took no part; null when there is none.
     */
    static int @Nullable [] find(Part pattern, int groups, int[] text, int from, boolean allowsEmpty) {
        for (int start = from; start <= text.length; start++) {
            PatternReference run = new PatternReference(text, groups);
            int begin = start;
            if (run.matchFrom(begin, pattern, end -> allowsEmpty || end > begin)) {
                return run.groups;
            }
        }
        return null;
    }

    /**
     * The longest match that begins at or after {@code from}, as above; of several, the one that is found first. Lengths are compared in
     * bytes of UTF-8, as Oniguruma compares them.
     */
    static int @Nullable [] findLongest(Part pattern, int groups, int[] text, int from, boolean allowsEmpty) {
        int[][] best = new int[1][];
        int[] longest = {allowsEmpty ? -1 : 0};
        for (int start = from; start <= text.length; start++) {
            PatternReference run = new PatternReference(text, groups);
            int begin = start;
            run.matchFrom(begin, pattern, end -> {
                int length = new String(text, begin, end - begin).getBytes(StandardCharsets.UTF_8).length;
                if (length > longest[0]) {
                    longest[0] = length;
                    best[0] = run.groups.clone();
                }
                return false;
            });
        }
        return best[0];
    }

    private boolean matchFrom(int begin, Part pattern, Then then) {
        Arrays.fill(groups, -1);
        groups[0] = begin;
        return match(pattern, begin, end -> {
            groups[1] = end;
            return then.go(end);
        });
    }

    private boolean match(Part part, int at, Then then) {
        return switch (part) {
            case Part.One one -> at < text.length && one.matches().test(text[at]) && then.go(at + 1);
            case Part.At place -> place.holds().holds(text, at) && then.go(at);
            case Part.Sequence sequence -> sequence(sequence.parts(), 0, at, then);
            case Part.Choice choice -> choice.parts().stream().anyMatch(each -> match(each, at, then));
            case Part.Repeat repeat -> repeat(repeat, 0, at, then);
            case Part.Group group -> group(group, at, then);
            case Part.Ahead ahead -> look(ahead.body(), at, -1, ahead.wanted(), at, then);
            case Part.Behind behind -> look(behind.body(), at - behind.length(), at, behind.wanted(), at, then);
        };
    }

    private boolean sequence(List<Part> parts, int index, int at, Then then) {
        return index == parts.size()
                ? then.go(at)
                : match(parts.get(index), at, next -> sequence(parts, index + 1, next, then));
    }

    private boolean repeat(Part.Repeat repeat, int count, int at, Then then) {
        // A round that took nothing is the last one of a repetition without end.
        boolean endless = repeat.max() == Integer.MAX_VALUE && count >= repeat.min();
        Then again = next -> endless && next == at ? then.go(next) : repeat(repeat, count + 1, next, then);
        if (count < repeat.min()) {
            return match(repeat.body(), at, again);
        }
        if (count == repeat.max()) {
            return then.go(at);
        }
        return repeat.lazy()
                ? then.go(at) || match(repeat.body(), at, again)
                : match(repeat.body(), at, again) || then.go(at);
    }

    private boolean group(Part.Group group, int at, Then then) {
        int place = 2 * group.number();
        int begin = groups[place];
        int end = groups[place + 1];
        boolean found = match(group.body(), at, next -> {
            int innerBegin = groups[place];
            int innerEnd = groups[place + 1];
            groups[place] = at;
            groups[place + 1] = next;
            if (then.go(next)) {
                return true;
            }
            groups[place] = innerBegin;
            groups[place + 1] = innerEnd;
            return false;
        });
        if (!found) {
            groups[place] = begin;
            groups[place + 1] = end;
        }
        return found;
    }

    /** Looks without moving: the first way to match counts, and what it captured, but nothing that is not wanted captures. */
    private boolean look(Part body, int from, int end, boolean wanted, int at, Then then) {
        int[] before = groups.clone();
        boolean found = from >= 0 && match(body, from, next -> end < 0 || next == end);
        if (!wanted) {
            System.arraycopy(before, 0, groups, 0, before.length);
        }
        if (found == wanted && then.go(at)) {
            return true;
        }
        System.arraycopy(before, 0, groups, 0, before.length);
        return false;
    }
}
