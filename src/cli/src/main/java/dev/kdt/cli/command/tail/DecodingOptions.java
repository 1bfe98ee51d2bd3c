package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.KclRulesOption;
import dev.kdt.cli.option.PayloadOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.OutOfShard;
import dev.kdt.flow.RunCounters;
import picocli.CommandLine.Mixin;

/** How {@code kdt tail} takes records apart. */
final class DecodingOptions extends PayloadOptions {
    @Mixin
    private final KclRulesOption kclRules = new KclRulesOption();

    /** @throws UsageException when a pipeline that says itself how payloads are decoded is given, too */
    void requireNone() {
        if (isGiven()) {
            throw new UsageException(
                    "--decode and --schema exclude --pipeline (the pipeline file says decode: itself)");
        }
    }

    OutOfShard outOfShard() {
        return kclRules.outOfShard();
    }

    /** Says at the end what was odd. */
    void tell(RunCounters counters, Session session) {
        kclRules.tell(counters, session);
    }
}
