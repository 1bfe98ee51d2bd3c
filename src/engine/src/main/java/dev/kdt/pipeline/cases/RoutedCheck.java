package dev.kdt.pipeline.cases;

import dev.kdt.json.Value;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.pipeline.step.Shortened;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether exactly these results went to each target, in this order, and none to any other. */
final class RoutedCheck implements Check {
    private final Map<String, ResultsCheck> wanted = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** @param wanted the results by the name of their target */
    RoutedCheck(Map<String, List<Value>> wanted) {
        wanted.forEach((name, values) -> this.wanted.put(name, new ResultsCheck(values)));
    }

    @Override
    public void see(Results results) {
        for (int i = 0; i < results.size(); i++) {
            switch (results.outcome(i)) {
                case Outcome.Kept(List<Output> outputs) -> outputs.forEach(this::see);
                case Outcome.Dropped _ -> {}
                case Outcome.Failed failed -> problems.add(Check.inWords(failed));
            }
        }
    }

    private void see(Output output) {
        RouteTarget route = output.route();
        String name = route == null ? RouteTarget.DEFAULT : route.name();
        ResultsCheck its = wanted.get(name);
        if (its == null) {
            problems.add("expected nothing to " + name + ", but got " + Shortened.of(Check.value(output)));
        } else {
            its.compare(Check.value(output));
        }
    }

    @Override
    public List<String> problems() {
        List<String> all = new ArrayList<>(problems);
        wanted.forEach((name, its) -> its.problems().forEach(each -> all.add("to " + name + ": " + each)));
        return all;
    }
}
