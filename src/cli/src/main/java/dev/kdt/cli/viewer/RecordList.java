package dev.kdt.cli.viewer;

import dev.kdt.cli.console.Amounts;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The part of the history that is on the screen, and the record under the cursor. As long as the cursor is not moved it follows: it is
 * on the newest record. For one thread.
 */
final class RecordList {
    private final History history;
    private boolean isFollowing = true;
    private long cursor;
    private long top;

    RecordList(History history) {
        this.history = history;
    }

    boolean isFollowing() {
        return isFollowing;
    }

    /** The record under the cursor; null when none is shown. */
    @Nullable
    SeenRecord current() {
        List<SeenRecord> shown = history.shown();
        return shown.isEmpty() ? null : shown.get(cursorIndex());
    }

    int cursorIndex() {
        int last = history.shown().size() - 1;
        return isFollowing ? last : Math.min(last, history.indexOf(cursor));
    }

    /** How many have come behind those that were there when the cursor left the end, also when they are not held any more. */
    long arrived() {
        return isFollowing ? 0 : history.cameSinceMark();
    }

    /** Where the cursor is, in words; empty when it follows, or when there is nothing that it could be on. */
    String place() {
        int all = history.shown().size();
        return isFollowing || all == 0 ? "" : "at " + Amounts.count(cursorIndex() + 1) + " of " + Amounts.count(all);
    }

    /** Puts the cursor on the newest record, whatever comes. */
    void follow() {
        isFollowing = true;
    }

    /** Keeps the cursor on the record that it is on. */
    void stay() {
        move(0);
    }

    void first() {
        move(-history.shown().size());
    }

    /** Moves the cursor by so many records. */
    void move(int records) {
        List<SeenRecord> shown = history.shown();
        if (shown.isEmpty()) {
            return;
        }
        int to = Math.clamp((long) cursorIndex() + records, 0, shown.size() - 1);
        if (isFollowing) {
            isFollowing = false;
            history.markEnd();
        }
        cursor = shown.get(to).number();
    }

    /**
     * Moves the records on the screen as little as is needed for the cursor to be on it, and for no row to be empty without need.
     *
     * @param height gives the rows that a record takes
     * @return the index of the record at the top
     */
    int top(int rows, ToIntFunction<SeenRecord> height) {
        List<SeenRecord> shown = history.shown();
        if (shown.isEmpty()) {
            return 0;
        }
        int at = cursorIndex();
        int lowest = highestTop(at, rows, height);
        int first = isFollowing ? lowest : Math.clamp(history.indexOf(top), lowest, at);
        first = Math.min(first, highestTop(shown.size() - 1, rows, height));
        top = shown.get(first).number();
        return first;
    }

    /** The top with which the record at {@code last} is on the last row. */
    private int highestTop(int last, int rows, ToIntFunction<SeenRecord> height) {
        List<SeenRecord> shown = history.shown();
        int first = last;
        int left = rows - height.applyAsInt(shown.get(last));
        while (first > 0) {
            left -= height.applyAsInt(shown.get(first - 1));
            if (left < 0) {
                break;
            }
            first--;
        }
        return first;
    }
}
