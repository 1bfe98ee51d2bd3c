package dev.kdt.cli.command.tail;

import dev.kdt.cli.option.KclRulesOption;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.OptionGroup;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.Chain;
import dev.kdt.codec.OutOfShard;
import dev.kdt.flow.RunCounters;
import dev.kdt.record.MaxRecord;
import picocli.CommandLine.Mixin;

/** How {@code kdt tail} takes records apart. */
@OptionGroup("Decoding")
final class DecodingOptions {
    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final KclRulesOption kclRules = new KclRulesOption();

    Chain chain() {
        return Chain.AUTO;
    }

    MaxRecord maxRecord() {
        return maxRecord.value();
    }

    OutOfShard outOfShard() {
        return kclRules.outOfShard();
    }

    /** Says at the end what was odd. */
    void tell(RunCounters counters, Session session) {
        kclRules.tell(counters, session);
    }
}
