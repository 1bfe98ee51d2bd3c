package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import dev.kdt.codec.Chain;
import dev.kdt.record.MaxRecord;
import picocli.CommandLine.Mixin;

/** How records of a stream are taken apart. */
public class PayloadOptions {
    @Mixin
    private final DecodeOption decode = new DecodeOption();

    @Mixin
    private final SchemaOption schema = new SchemaOption();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    /** Whether the layers or the schema are given. */
    protected final boolean isGiven() {
        return decode.isGiven() || schema.isGiven();
    }

    /**
     * The layers, with their schemas.
     *
     * @throws UsageException when a codec or a schema cannot be used
     */
    public Chain chain(Session session) {
        return schema.completing(decode.chain(), session);
    }

    /** The most bytes of a record, as it comes and after each layer. */
    public MaxRecord maxRecord() {
        return maxRecord.value();
    }
}
