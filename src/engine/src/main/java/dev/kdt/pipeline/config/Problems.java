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

    /** Adds each key of the mapping that is not {@code known}; {@code message} has a place for it. */
    public void checkKeys(Node.Mapping mapping, List<String> known, String message) {
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!known.contains(key)) {
                add(entry.key().place(), message.formatted(key) + Suggestion.among(known, key));
            }
        }
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
