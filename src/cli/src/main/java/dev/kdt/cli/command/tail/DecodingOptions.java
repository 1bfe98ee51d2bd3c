package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.DecodeOption;
import dev.kdt.cli.option.KclRulesOption;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.OptionGroup;
import dev.kdt.cli.option.SchemaOption;
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
    private final DecodeOption decode = new DecodeOption();

    @Mixin
    private final SchemaOption schema = new SchemaOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final KclRulesOption kclRules = new KclRulesOption();

    /** @throws UsageException when a pipeline that says itself how payloads are decoded is given, too */
    void requireNone() {
        if (decode.isGiven() || schema.isGiven()) {
            throw new UsageException(
                    "--decode and --schema exclude --pipeline (the pipeline file says decode: itself)");
        }
    }

    /** @throws UsageException when a codec or a schema cannot be used */
    Chain chain(Session session) {
        return schema.completing(decode.chain(), session);
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
