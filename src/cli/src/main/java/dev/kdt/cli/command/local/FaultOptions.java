package dev.kdt.cli.command.local;

import dev.kdt.cli.console.UsageException;
import dev.kdt.endpoint.fault.FaultRule;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options for an endpoint's fault rules. */
final class FaultOptions {
    @Option(
            names = "--fault",
            paramLabel = "RULE",
            description = "Inject a fault, such as 'throttle op=PutRecords rate=0.2'; see 'kdt local fault add --help'."
                    + " May be repeated.")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--fault-seed", paramLabel = "NUMBER", description = "Seed of the faults' random numbers (0).")
    private long seed;

    /** @throws UsageException when one is no rule */
    List<FaultRule> rules() {
        return rules.stream().map(FaultOptions::rule).toList();
    }

    long seed() {
        return seed;
    }

    /** @throws UsageException when it is no rule */
    static FaultRule rule(String text) {
        try {
            return FaultRule.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
