package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.BudgetException;
import dev.kdt.jq.run.Machine;
import org.joni.Matcher;
import org.joni.Option;
import org.joni.Region;
import org.joni.exception.JOniException;
import org.joni.exception.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Finds the matches of a regular expression in one text, within the machine's budget. Its offsets count bytes. */
final class TextSearch {
    private final Machine machine;
    private final Searches searches;
    private final byte[] text;
    private final Matcher matcher;

    TextSearch(Machine machine, Searches searches, byte[] text) {
        this.machine = machine;
        this.searches = searches;
        this.text = text;
        Searches.Longest longest = searches.longest();
        this.matcher = longest == null ? searches.matcher(text) : longest.any().matcherNoRegion(text, 0, text.length);
    }

    /** Whether there is any match. */
    static boolean finds(Machine machine, Searches searches, byte[] text) throws JqException {
        Matcher first = searches.matcherWithoutCaptures(text);
        return run(machine, first, () -> first.searchInterruptible(0, text.length, Option.NONE)) >= 0;
    }

    /**
     * The next match that begins at {@code start} or after it; null when there is none. The places of the match and of its captures
     * are valid until the next call.
     */
    @Nullable
    Region next(int start) throws JqException {
        int begin = run(machine, matcher, () -> matcher.searchInterruptible(start, text.length, Option.NONE));
        if (begin < 0) {
            return null;
        }
        Searches.Longest longest = searches.longest();
        return longest == null ? matcher.getEagerRegion() : longestAt(begin, longest);
    }

    private @Nullable Region longestAt(int begin, Searches.Longest longest) throws JqException {
        int length = run(machine, matcher, () -> matcher.matchInterruptible(begin, text.length, Option.NONE));
        if (length == 0 && !longest.takesEmpty()) {
            return null;
        }
        int end = begin + length;
        Matcher exact = longest.exact().matcher(text, 0, text.length);
        if (run(machine, exact, () -> exact.searchInterruptible(end, begin, text.length, Option.NONE)) != begin) {
            throw new JqException("Regex failure: the longest match cannot be found");
        }
        return exact.getEagerRegion();
    }

    @FunctionalInterface
    private interface Step {
        int run() throws InterruptedException;
    }

    private static int run(Machine machine, Matcher matcher, Step step) throws JqException {
        matcher.setTimeout(machine.budget().matching().toNanos());
        try {
            return step.run();
        } catch (TimeoutException e) {
            throw new BudgetException("a regular expression took longer than "
                    + machine.budget().matching().toMillis() + " ms on one text");
        } catch (InterruptedException e) {
            // The engine takes the interrupt away; it is for all that the thread still runs.
            Thread.currentThread().interrupt();
            machine.checkThread();
            throw new IllegalStateException("the thread is interrupted", e);
        } catch (JOniException e) {
            throw new JqException("Regex failure: " + e.getMessage());
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            throw new JqException("Regex failure: the text is too much for the engine of regular expressions");
        }
    }
}
