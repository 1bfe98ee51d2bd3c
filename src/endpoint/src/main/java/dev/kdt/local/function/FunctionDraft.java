package dev.kdt.local.function;

import dev.kdt.endpoint.option.FunctionSettings;
import java.io.InputStream;

/**
 * A function to be made.
 *
 * @param source of its program
 */
public record FunctionDraft(
        FunctionConfig.Identity identity, FunctionConfig.Program program, FunctionSettings settings, Source source) {
    /** The source of a function's program. */
    public sealed interface Source {
        /** A package, read once, and closed by whom it belongs to. */
        record Packaged(InputStream zip) implements Source {}

        /** A command line. */
        record CommandLine(FunctionConfig.Command command) implements Source {}
    }
}
