package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.AttachedValue;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.destination.Target;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.Sink;
import dev.kdt.flow.capture.CaptureIndex;
import dev.kdt.flow.capture.IndexedSink;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for an index of what is captured. */
final class IndexOption {
    private static final Path STDOUT = Path.of("/dev/fd/1");
    private static final String BESIDE = "";

    @Option(
            names = "--index",
            arity = "0..1",
            fallbackValue = BESIDE,
            preprocessor = AttachedValue.class,
            paramLabel = "FILE",
            description = "With -o envelope: write an index to FILE, by which process and replay find times and keys"
                    + " without reading all. They look for the name of the capture with .index (that of the file that"
                    + " stdout goes to).")
    private @Nullable String name;

    /** @throws UsageException when there is nothing to be indexed, or no file for it */
    void requireSense(OutputFormat shownAs, Session session) {
        if (name == null) {
            return;
        }
        if (shownAs != OutputFormat.ENVELOPE) {
            throw new UsageException("--index is for captures (-o envelope)");
        }
        if (!name.isEmpty()) {
            new NamedFiles(session.console())
                    .written("--index", Target.file("--index", name))
                    .printed()
                    .requireUsable();
        } else if (capture(session) == null) {
            throw new UsageException("--index: stdout is no file that has a name (send it to one, such as"
                    + " > capture.ndjson, or write --index=FILE)");
        }
    }

    /** Puts what writes the index before a sink of envelopes. */
    UnaryOperator<Sink> indexed(Session session) {
        String given = name;
        if (given == null) {
            return UnaryOperator.identity();
        }
        Path capture = capture(session);
        Path file = given.isEmpty() && capture != null
                ? CaptureIndex.beside(capture)
                : session.console().path(given);
        return sink -> indexed(sink, file, capture);
    }

    /** A capture that is there already is gone on with. */
    private static Sink indexed(Sink sink, Path file, @Nullable Path capture) {
        try {
            return capture == null
                    ? new IndexedSink(sink, file, 0, 1)
                    : new IndexedSink(sink, file, Files.size(capture), 1 + lines(capture));
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    /** The file that stdout goes to; null when it goes elsewhere, or to a file without a name. */
    private static @Nullable Path capture(Session session) {
        OutputStream out = session.console().out();
        if (!(out instanceof FileOutputStream) || !Files.isRegularFile(STDOUT)) {
            return null;
        }
        try {
            Path file = STDOUT.toRealPath();
            return Files.isRegularFile(file) ? file : null;
        } catch (IOException _) {
            return null;
        }
    }

    private static long lines(Path file) throws IOException {
        long lines = 0;
        byte[] some = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                for (int i = 0; i < count; i++) {
                    lines += some[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
