package dev.kdt.pipeline.cases;

import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whether every record ended in one way. */
final class EndingCheck implements Check {
    private final String wanted;
    private final Predicate<Outcome> fits;
    private final List<String> problems = new ArrayList<>();
    private boolean sawAny;

    private EndingCheck(String wanted, Predicate<Outcome> fits) {
        this.wanted = wanted;
        this.fits = fits;
    }

    /** Dropped; by that step, if one is named. */
    static EndingCheck dropped(@Nullable String step) {
        return new EndingCheck(
                step == null ? "to be dropped" : "to be dropped by " + step,
                outcome -> outcome instanceof Outcome.Dropped(String by) && (step == null || step.equals(by)));
    }

    /** Failed; with a message that holds this text, if there is one. */
    static EndingCheck failed(@Nullable String message) {
        return new EndingCheck(
                message == null ? "to fail" : "to fail with '" + message + "'",
                outcome -> outcome instanceof Outcome.Failed failed
                        && (message == null || failed.failure().message().contains(message)));
    }

    @Override
    public void see(Results results) {
        for (int i = 0; i < results.size(); i++) {
            sawAny = true;
            Outcome outcome = results.outcome(i);
            if (!fits.test(outcome)) {
                problems.add("expected " + wanted + ", but it " + Check.inWords(outcome));
            }
        }
    }

    @Override
    public List<String> problems() {
        return sawAny ? problems : List.of("expected " + wanted + ", but there was no record");
    }
}
