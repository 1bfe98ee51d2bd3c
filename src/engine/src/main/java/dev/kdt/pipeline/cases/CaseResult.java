package dev.kdt.pipeline.cases;

import dev.kdt.pipeline.TestCase;
import java.util.List;

/**
 * The result of a case.
 *
 * @param testCase the case
 * @param problems what is not as expected, lines to be shown; empty when the case passed
 * @param nanos how long it took
 */
public record CaseResult(TestCase testCase, List<String> problems, long nanos) {
    public boolean passed() {
        return problems.isEmpty();
    }
}
