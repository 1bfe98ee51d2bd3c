package dev.kdt.pipeline.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects all that is wrong in a file, so that it is told at once. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(Place place, String message) {
        found.add(new Problem(place, message));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public int count() {
        return found.size();
    }

    /** In the order of the file. */
    public List<Problem> list() {
        return found.stream()
                .sorted(Comparator.comparingInt((Problem each) -> each.place().line())
                        .thenComparingInt(each -> each.place().column()))
                .toList();
    }
}
