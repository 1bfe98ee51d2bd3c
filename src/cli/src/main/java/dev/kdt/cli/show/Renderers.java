package dev.kdt.cli.show;

import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.show.TerminalRenderer.Lines;

/** The renderers of the formats. */
public final class Renderers {
    private Renderers() {}

    /**
     * The renderer of a format; {@link Renderer#PLAIN} for data that is printed as it is.
     *
     * @param holding what an envelope is to hold
     */
    public static Renderer of(OutputFormat format, RecordStyle style, EnvelopeRenderer.Holding holding) {
        return switch (format) {
            case PRETTY -> new PrettyRenderer(style);
            case HEX -> new HexRenderer(style);
            case ENVELOPE -> printable(new EnvelopeRenderer(style, holding), style, Lines.SEVERAL);
            case NDJSON, JSON, CSV, TSV -> printable(Renderer.PLAIN, style, Lines.SEVERAL);
            case TEXT -> printable(Renderer.PLAIN, style, Lines.ONE);
            case MSGPACK, CBOR, RAW -> Renderer.PLAIN;
        };
    }

    private static Renderer printable(Renderer data, RecordStyle style, Lines lines) {
        return style.onTerminal() ? new TerminalRenderer(data, style, lines) : data;
    }
}
