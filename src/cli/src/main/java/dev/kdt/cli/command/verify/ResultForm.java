package dev.kdt.cli.command.verify;

import dev.kdt.audit.PlainRecords;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.InputFormat;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.RecordBounds;
import dev.kdt.pipeline.step.StampPath;
import dev.kdt.record.MaxRecord;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What delivered lines are made of.
 *
 * @param processors give the results of records
 * @param cut how objects are cut into lines
 * @param stamps where results say which record they came from; null where they do not
 */
record ResultForm(
        Processor.Factory processors,
        InputFormat cut,
        @Nullable StampPath stamps) {
    /** Payloads as they are. */
    static ResultForm plain() {
        return new ResultForm(PlainRecords.factory(), InputFormat.AUTO, null);
    }

    /**
     * What a pipeline gives. Layers of compression do not count: objects are read without theirs.
     *
     * @param given where stamps stand, if not where the pipeline puts them; null for that
     * @throws UsageException when it gives nothing that can be cut into lines
     */
    static ResultForm of(Pipeline pipeline, @Nullable StampPath given, MaxRecord max, Session session) {
        Encoding encoding = pipeline.encode();
        if (encoding.layers().contains(Encoding.Layer.BASE64)) {
            throw refused(pipeline, "base64");
        }
        InputFormat cut = switch (encoding.format()) {
            case NDJSON, JSON -> InputFormat.AUTO;
            case TEXT, RAW, CSV, TSV -> InputFormat.TEXT;
            case MSGPACK, CBOR, AVRO, PROTOBUF ->
                throw refused(pipeline, encoding.format().name().toLowerCase(Locale.ROOT));
        };
        Pipeline uncompressed =
                pipeline.withEncoding(Encoding.of(encoding.format()).withColumns(encoding.columns()));
        Processor.Factory processors = new Processors(
                uncompressed, Processors.AfterFailure.TAKE_BACK, RecordBounds.of(max), session.messages()::warn);
        return new ResultForm(processors, cut, given == null ? pipeline.stamps() : given);
    }

    private static UsageException refused(Pipeline pipeline, String format) {
        return new UsageException("--pipeline: '" + pipeline.name() + "' encodes its results as " + format
                + ", which cannot be told apart in an object (verify reads JSON, text and rows)");
    }
}
