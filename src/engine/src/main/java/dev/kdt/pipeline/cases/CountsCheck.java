package dev.kdt.pipeline.cases;

import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Outcome;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Results;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether records ended so many times in each way. */
final class CountsCheck implements Check {
    private final Map<String, Long> wanted;
    private final Map<String, Long> counted = new HashMap<>();

    CountsCheck(Map<String, Long> wanted) {
        this.wanted = wanted;
    }

    @Override
    public void see(Results results) {
        for (int i = 0; i < results.size(); i++) {
            switch (results.outcome(i)) {
                case Outcome.Kept(List<Output> outputs) -> {
                    count("kept", 1);
                    count("outputs", outputs.size());
                }
                case Outcome.Dropped(String step) -> {
                    count("dropped", 1);
                    count("dropped by " + step, 1);
                }
                case Outcome.Failed(Failure failure, List<Output> outputs) -> {
                    count("failed", 1);
                    count("failed in " + failure.where(), 1);
                    count("outputs", outputs.size());
                }
            }
        }
    }

    private void count(String what, long number) {
        counted.merge(what, number, Long::sum);
    }

    @Override
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        wanted.forEach((what, number) -> {
            long found = counted.getOrDefault(what, 0L);
            if (found != number) {
                problems.add("expected " + number + " " + what + ", but counted " + found);
            }
        });
        return problems;
    }
}
