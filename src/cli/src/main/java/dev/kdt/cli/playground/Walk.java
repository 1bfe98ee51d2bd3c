package dev.kdt.cli.playground;

import dev.kdt.pipeline.report.Story;
import dev.kdt.pipeline.report.Story.Ending;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk through stories, at first those of records that failed. */
final class Walk {
    private List<Story> stories = List.of();
    private List<Story> inOrder = List.of();
    private boolean failuresFirst = true;
    private @Nullable Search search;
    /** By the place in the order, whether the record matches the search. */
    private BitSet matching = new BitSet();

    private int at;

    /** Takes other stories of the same records, and stays at the same record. */
    void take(List<Story> others) {
        Story here = current();
        stories = others;
        order();
        stay(here);
    }

    /** Puts the failures first, or the records in the order in which they came; stays where it is. */
    void toggleOrder() {
        Story here = current();
        failuresFirst = !failuresFirst;
        order();
        stay(here);
    }

    private void order() {
        inOrder = new ArrayList<>(stories);
        if (failuresFirst) {
            inOrder.sort(Comparator.comparing(story -> story.ending() != Ending.FAILED));
        }
        match();
    }

    private void match() {
        matching = new BitSet();
        for (int i = 0; search != null && i < inOrder.size(); i++) {
            matching.set(i, search.isIn(inOrder.get(i)));
        }
    }

    private void stay(@Nullable Story here) {
        int same = 0;
        while (here != null
                && same < inOrder.size()
                && !inOrder.get(same).record().position().equals(here.record().position())) {
            same++;
        }
        at = here == null || same == inOrder.size() ? 0 : same;
    }

    void next() {
        at = Math.min(at + 1, Math.max(0, inOrder.size() - 1));
    }

    void previous() {
        at = Math.max(0, at - 1);
    }

    /** Goes to the first match from here on, if there is any; null ends the search. */
    void find(@Nullable Search other) {
        search = other;
        match();
        to(matching.nextSetBit(at), matching.nextSetBit(0));
    }

    /** Goes to the next match; behind the last comes the first. */
    void nextMatch() {
        to(matching.nextSetBit(at + 1), matching.nextSetBit(0));
    }

    /** Goes to the match before; before the first comes the last. */
    void previousMatch() {
        to(at == 0 ? -1 : matching.previousSetBit(at - 1), matching.length() - 1);
    }

    private void to(int match, int otherwise) {
        at = match >= 0 ? match : otherwise >= 0 ? otherwise : at;
    }

    /** The search; null for none. */
    @Nullable
    Search search() {
        return search;
    }

    /** Number of records that match. */
    int matches() {
        return matching.cardinality();
    }

    void first() {
        at = 0;
    }

    void last() {
        at = Math.max(0, inOrder.size() - 1);
    }

    @Nullable
    Story current() {
        return at < inOrder.size() ? inOrder.get(at) : null;
    }

    /** The number of the current record, from 1; 0 when there are no records. */
    int number() {
        return inOrder.isEmpty() ? 0 : at + 1;
    }

    int size() {
        return inOrder.size();
    }

    boolean hasFailuresFirst() {
        return failuresFirst;
    }

    /** Kept records without a result, which {@link #count} counts as kept, too. */
    long countEmpty() {
        return stories.stream().filter(Story::gaveNothing).count();
    }

    long count(Ending ending) {
        return stories.stream().filter(each -> each.ending() == ending).count();
    }
}
