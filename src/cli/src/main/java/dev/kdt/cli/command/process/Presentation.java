package dev.kdt.cli.command.process;

import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.EnvelopeRenderer;
import dev.kdt.cli.show.HeadedSink;
import dev.kdt.cli.show.RecordStyle;
import dev.kdt.cli.show.RenderedSink;
import dev.kdt.cli.show.Renderers;
import dev.kdt.codec.Cells;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.flow.Sink;
import dev.kdt.pipeline.Columns;
import dev.kdt.pipeline.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * The presentation of results in a target.
 *
 * @param format null for what the pipeline itself says
 */
record Presentation(@Nullable OutputFormat format, Target target) {
    /** The pipeline, writing values so that {@link #shown} can present them. */
    Pipeline encoded(Pipeline pipeline) {
        if (format == null) {
            return pipeline;
        }
        return pipeline.withEncoding(
                format.encoding().withColumns(pipeline.encode().columns()));
    }

    /** Puts what presents results before a sink. */
    Sink shown(Sink sink, Columns columns, Session session) {
        if (format == null) {
            return sink;
        }
        Cells cells = format.cells();
        return switch (format) {
            case NDJSON, JSON, MSGPACK, CBOR, TEXT, RAW -> sink;
            case CSV, TSV -> cells != null && isRead() ? new HeadedSink(sink, cells, columns) : sink;
            case PRETTY, HEX, ENVELOPE ->
                RenderedSink.of(sink, Renderers.of(format, style(session), EnvelopeRenderer.Holding.OUTPUT));
        };
    }

    private RecordStyle style(Session session) {
        RecordStyle style = RecordStyle.of(session);
        return target instanceof Target.Stdout ? style : style.inFile();
    }

    /** A table begins with its columns' names where somebody reads it as a whole; services get rows as they are. */
    private boolean isRead() {
        return switch (target) {
            case Target.Stdout _, Target.OutputFile _ -> true;
            case ServiceTarget _, Target.Nowhere _ -> false;
        };
    }
}
