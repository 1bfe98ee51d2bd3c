package dev.kdt.pipeline.cases;

import dev.kdt.json.Value;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.report.Difference;
import dev.kdt.pipeline.step.Shortened;
import java.util.ArrayList;
import java.util.List;

/** Whether exactly these results came out, in this order; what was dropped on the way does not matter. */
final class ResultsCheck implements Check {
    private final List<Value> wanted;
    private final List<String> problems = new ArrayList<>();
    private int count;

    ResultsCheck(List<Value> wanted) {
        this.wanted = wanted;
    }

    @Override
    public void see(Results results) {
        for (int i = 0; i < results.size(); i++) {
            switch (results.outcome(i)) {
                case Outcome.Kept(List<Output> outputs) -> outputs.forEach(each -> compare(Check.value(each)));
                case Outcome.Dropped _ -> {}
                case Outcome.Failed failed -> problems.add(Check.inWords(failed));
            }
        }
    }

    /** The next result. */
    void compare(Value actual) {
        int index = count++;
        if (index >= wanted.size()) {
            problems.add("expected nothing more, but got " + Shortened.of(actual));
            return;
        }
        String which = wanted.size() > 1 ? "result " + (index + 1) + ": " : "";
        for (Difference each : Difference.between(wanted.get(index), actual)) {
            problems.add(which + each.inExpectation());
        }
    }

    @Override
    public List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        for (Value missing : wanted.subList(Math.min(count, wanted.size()), wanted.size())) {
            all.add("expected " + Shortened.of(missing) + ", but nothing more came out");
        }
        return all;
    }
}
