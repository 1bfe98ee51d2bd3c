package dev.kdt.cli.command.top;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.DecodeOption;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.OptionGroup;
import dev.kdt.cli.option.SchemaOption;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.Chain;
import dev.kdt.record.MaxRecord;
import picocli.CommandLine.Mixin;

/** How {@code kdt top} takes records apart, to find the records in aggregates and the layers of payloads. */
@OptionGroup("Decoding")
final class PayloadOptions {
    @Mixin
    private final DecodeOption decode = new DecodeOption();

    @Mixin
    private final SchemaOption schema = new SchemaOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    /** @throws UsageException when a codec or a schema cannot be used */
    Chain chain(Session session) {
        return schema.completing(decode.chain(), session);
    }

    MaxRecord maxRecord() {
        return maxRecord.value();
    }
}
