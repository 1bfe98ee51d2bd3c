package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.cli.show.Fold;
import dev.kdt.cli.show.FormatRenderer;
import dev.kdt.cli.show.HeadedSink;
import dev.kdt.cli.show.RecordStyle;
import dev.kdt.cli.show.RenderedSink;
import dev.kdt.cli.show.Renderer;
import dev.kdt.cli.show.Renderers;
import dev.kdt.codec.Cells;
import dev.kdt.flow.Sink;
import dev.kdt.pipeline.Columns;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The form in which {@code kdt tail} prints records. */
final class DisplayOptions {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description =
                    "pretty, ndjson, json, csv, tsv, msgpack, cbor, text, raw, hex or envelope (pretty on a terminal,"
                            + " else ndjson, or what --pipeline encodes).")
    private @Nullable OutputFormat output;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "LINE",
            description =
                    "Template of a line: %%t time, %%T in milliseconds, %%a age, %%n stream, %%s shard, %%o sequence"
                            + " number, %%k key, %%K explicit hash key, %%p payload, %%S size, %%c decoded by, %%{JQ};"
                            + " %%-20.10k: at least 20 columns, at most 10; \\n"
                            + " newline.")
    private @Nullable String format;

    @Option(
            names = "--show-chain",
            description = "Show how each record was decoded, such as gzip > json: in pretty, hex and envelope.")
    private boolean showsChain;

    @Mixin
    private final IndexOption index = new IndexOption();

    @Option(names = "--full", description = "Show long records as a whole: pretty and text fold them on a terminal.")
    private boolean full;

    /** @throws UsageException when the options contradict each other */
    void requireSense(Session session) {
        if (output != null && format != null) {
            throw new UsageException("--output and --format exclude each other (give one)");
        }
        index.requireSense(format(session), session);
        if (showsChain && (format != null || !takesChain(format(session)))) {
            throw new UsageException(
                    "--show-chain is for -o pretty, hex and envelope ($meta.chain in --select tells the" + " same)");
        }
    }

    private static boolean takesChain(OutputFormat shownAs) {
        return switch (shownAs) {
            case PRETTY, HEX, ENVELOPE -> true;
            case NDJSON, JSON, CSV, TSV, MSGPACK, CBOR, TEXT, RAW -> false;
        };
    }

    /** The option that asks for a way of printing; null for none. */
    @Nullable
    String asked() {
        if (output != null) {
            return "--output";
        }
        if (format != null) {
            return "--format";
        }
        return showsChain ? "--show-chain" : full ? "--full" : null;
    }

    /** Whether results go out as a pipeline encodes them: nothing else is asked for, and no terminal shows them. */
    boolean isUnasked(Session session) {
        return output == null
                && format == null
                && !session.console().terminal().out()
                && session.configuredOutput(OutputFormat.class) == null;
    }

    /** The format that is asked for, or that of the configuration files, or the usual one of where it goes. */
    OutputFormat format(Session session) {
        if (output != null) {
            return output;
        }
        if (format != null) {
            return OutputFormat.TEXT;
        }
        OutputFormat configured = session.configuredOutput(OutputFormat.class);
        if (configured != null) {
            return configured;
        }
        return session.console().terminal().out() ? OutputFormat.PRETTY : OutputFormat.NDJSON;
    }

    /**
     * Puts what presents records before a sink.
     *
     * @param columns of rows, which the first row may give
     */
    UnaryOperator<Sink> presentation(Session session, Holding holding, Columns columns) {
        OutputFormat shownAs = format(session);
        Renderer renderer = renderer(shownAs, session, holding);
        Cells cells = shownAs.cells();
        return cells == null
                ? sink -> RenderedSink.of(index.indexed(session).apply(sink), renderer)
                : sink -> new HeadedSink(RenderedSink.of(sink, renderer), cells, columns);
    }

    private Renderer renderer(OutputFormat shownAs, Session session, Holding holding) {
        RecordStyle usual = RecordStyle.of(session);
        RecordStyle folded = usual.onTerminal() && !full ? usual.with(Fold.USUAL) : usual;
        RecordStyle style = showsChain ? folded.showingChain() : folded;
        return format == null
                ? Renderers.of(shownAs, style, holding)
                : new FormatRenderer(
                        format, source -> SelectionOptions.expression("--format", source, session), style, holding);
    }
}
