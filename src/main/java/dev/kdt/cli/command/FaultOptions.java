package dev.kdt.cli.command;

import dev.kdt.cli.console.UsageException;
import dev.kdt.local.fault.FaultRule;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What goes wrong on purpose on an endpoint. */
final class FaultOptions {
    @Option(
            names = "--fault",
            paramLabel = "RULE",
            description = "Something that goes wrong on purpose, such as 'throttle op=PutRecords rate=0.2'; 'kdt local"
                    + " fault add --help' tells what there is. May be repeated, and changed while it runs.")
    private List<String> rules = new ArrayList<>();

    @Option(
            names = "--fault-seed",
            paramLabel = "NUMBER",
            description = "Let the same faults strike each time, for the same requests (0).")
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
