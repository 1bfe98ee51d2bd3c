package dev.kdt.cli.show;

import dev.kdt.cli.option.OutputFormat;

/** The renderers of the formats. */
public final class Renderers {
    private Renderers() {}

    /**
     * The renderer of a format.
     *
     * @param holding what an envelope is to hold
     */
    public static Renderer of(OutputFormat format, PrettyRenderer pretty, EnvelopeRenderer.Holding holding) {
        return switch (format) {
            case PRETTY -> pretty;
            case HEX -> new HexRenderer();
            case ENVELOPE -> new EnvelopeRenderer(holding);
            case NDJSON, JSON, CSV, TSV, TEXT, RAW -> Renderer.PLAIN;
        };
    }
}
