package dev.kdt.cli.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The stream of a command that reads or describes one. Commands that change a stream or delete it have it named. */
public final class StreamArgument {
    @Parameters(
            arity = "0..1",
            paramLabel = "STREAM",
            description = "Name of the stream (that of the context, see 'kdt context show').")
    private @Nullable String stream;

    /**
     * The name that is given, or that of the configuration files, which is told once.
     *
     * @throws dev.kdt.cli.console.UsageException when there is neither
     */
    public String in(Session session) {
        String name = session.stream(stream);
        stream = name;
        return name;
    }
}
