package dev.kdt.cli.playground;

import dev.kdt.pipeline.report.Story;
import dev.kdt.pipeline.report.Story.Ending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A walk through stories, at first those of records that failed. */
final class Walk {
    private List<Story> stories = List.of();
    private List<Story> inOrder = List.of();
    private boolean failuresFirst = true;
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

    /** Where it is, from 1; 0 when there is nothing to walk through. */
    int number() {
        return inOrder.isEmpty() ? 0 : at + 1;
    }

    int size() {
        return inOrder.size();
    }

    boolean hasFailuresFirst() {
        return failuresFirst;
    }

    long count(Ending ending) {
        return stories.stream().filter(each -> each.ending() == ending).count();
    }
}
