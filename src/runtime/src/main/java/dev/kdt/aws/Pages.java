package dev.kdt.aws;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The pages of a listing, put together. */
final class Pages<T> {
    private final Set<T> all = new LinkedHashSet<>();

    /**
     * Takes in a page; returns whether to ask for another.
     *
     * @throws AnswerException when the page brings nothing new and yet is not the last: a listing like that has no end
     */
    boolean add(List<T> page, boolean more) {
        boolean isNew = all.addAll(page);
        if (more && !isNew) {
            throw new AnswerException("the listing makes no sense: a page has nothing new, and there are to be more");
        }
        return more;
    }

    List<T> all() {
        return new ArrayList<>(all);
    }
}
