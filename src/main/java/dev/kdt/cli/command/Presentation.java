package dev.kdt.cli.command;

import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.EnvelopeRenderer;
import dev.kdt.cli.show.PrettyRenderer;
import dev.kdt.cli.show.RenderedSink;
import dev.kdt.cli.show.Renderers;
import dev.kdt.cli.show.TableSink;
import dev.kdt.codec.Cells;
import dev.kdt.flow.Sink;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * How results are written to a target.
 *
 * @param format null for what the pipeline itself says
 */
record Presentation(@Nullable OutputFormat format, Target target) {
    /** The pipeline, writing values so that {@link #shown} can present them. */
    Pipeline encoded(Pipeline pipeline) {
        if (format == null) {
            return pipeline;
        }
        return pipeline.withEncoding(isNamedTable() ? Encoding.of(Encoding.Format.JSON) : format.encoding());
    }

    /** Puts what presents results before a sink. */
    Sink shown(Sink sink, Session session) {
        if (format == null) {
            return sink;
        }
        return switch (format) {
            case NDJSON, JSON, TEXT, RAW -> sink;
            case CSV -> isNamedTable() ? new TableSink(sink, Cells.COMMA) : sink;
            case TSV -> isNamedTable() ? new TableSink(sink, Cells.TAB) : sink;
            case PRETTY, HEX, ENVELOPE ->
                new RenderedSink(
                        sink,
                        Renderers.of(
                                format,
                                session.coloredData() ? PrettyRenderer.colored() : PrettyRenderer.plain(),
                                EnvelopeRenderer.Holding.OUTPUT));
        };
    }

    /** A table begins with its columns' names where somebody reads it as a whole; services get rows as they are. */
    private boolean isNamedTable() {
        return format != null
                && format.isTable()
                && switch (target) {
                    case Target.Stdout _, Target.OutputFile _ -> true;
                    case Target.Stream _, Target.Aggregates _, Target.Delivery _, Target.Nowhere _ -> false;
                };
    }
}
