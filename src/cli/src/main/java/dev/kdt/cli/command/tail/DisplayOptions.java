package dev.kdt.cli.command.tail;

import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.cli.show.FormatRenderer;
import dev.kdt.cli.show.HeadedSink;
import dev.kdt.cli.show.PrettyRenderer;
import dev.kdt.cli.show.RenderedSink;
import dev.kdt.cli.show.Renderer;
import dev.kdt.cli.show.Renderers;
import dev.kdt.codec.Cells;
import dev.kdt.flow.Sink;
import dev.kdt.pipeline.Columns;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The form in which {@code kdt tail} prints records. */
final class DisplayOptions {
    private final Columns columns = Columns.of(List.of());

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "pretty, ndjson, json, csv, tsv, text, raw, hex or envelope (pretty on a terminal, else"
                    + " ndjson).")
    private @Nullable OutputFormat output;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description =
                    "Template of a line: %%t time, %%s shard, %%o sequence number, %%k key, %%p payload, \\n newline.")
    private @Nullable String format;

    /** The format that is asked for, or the usual one of where it goes. */
    OutputFormat format(Session session) {
        if (output != null) {
            return output;
        }
        if (format != null) {
            return OutputFormat.RAW;
        }
        return session.console().terminal().out() ? OutputFormat.PRETTY : OutputFormat.NDJSON;
    }

    /** The columns of rows, which the first row may give. */
    Columns columns() {
        return columns;
    }

    /** Puts what presents records before a sink. */
    UnaryOperator<Sink> presentation(Session session, Holding holding) {
        OutputFormat shownAs = format(session);
        Cells cells = shownAs.cells();
        if (cells != null) {
            return sink -> new HeadedSink(sink, cells, columns);
        }
        Renderer renderer = renderer(shownAs, session, holding);
        return renderer.equals(Renderer.PLAIN) ? UnaryOperator.identity() : sink -> new RenderedSink(sink, renderer);
    }

    private Renderer renderer(OutputFormat shownAs, Session session, Holding holding) {
        if (format != null) {
            return new FormatRenderer(format);
        }
        PrettyRenderer pretty = session.coloredData() ? PrettyRenderer.colored() : PrettyRenderer.plain();
        return Renderers.of(shownAs, pretty, holding);
    }
}
