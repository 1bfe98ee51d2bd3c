package dev.kdt.cli.command.verify;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.option.Inputs;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.EnvelopeReader;
import dev.kdt.codec.InputFormat;
import dev.kdt.codec.format.CodecException;
import dev.kdt.destination.Target;
import dev.kdt.flow.CountingSink;
import dev.kdt.flow.RunContext;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The records that must have been delivered: those of a stream, or of a capture of one. */
final class ExpectedRecords {
    @Option(names = "--stream", paramLabel = "STREAM", description = "The stream.")
    private @Nullable String stream;

    @Option(
            names = "--captured",
            paramLabel = "FILE",
            description =
                    "Instead of the stream: its records as 'kdt tail STREAM -o envelope' wrote them to this file.")
    private @Nullable String captured;

    /**
     * The name of the stream: that of the first record of a capture.
     *
     * @throws UsageException when nothing, both or no capture is named
     */
    String name(MaxRecord max, Session session) throws InterruptedException {
        if (captured == null) {
            if (stream == null) {
                throw new UsageException("missing option --stream=STREAM (or --captured=FILE, a capture of it)");
            }
            return Target.stream("--stream", stream);
        }
        if (stream != null) {
            throw new UsageException("--stream and --captured exclude each other (give one)");
        }
        String file = captured;
        if (file.isEmpty() || !Files.isRegularFile(session.console().path(file))) {
            throw new UsageException(
                    "--captured: " + (file.isEmpty() ? "the name of the file is empty" : "there is no file " + file));
        }
        return nameIn(reading(file, max, session));
    }

    private String nameIn(FileReading reading) throws InterruptedException {
        List<KinesisRecord> first = reading.pieces(1, 1).records();
        if (first.isEmpty()) {
            return "";
        }
        try {
            String name = new EnvelopeReader().read(first.getFirst().data()).record().position().stream();
            return name == null ? "" : name;
        } catch (CodecException e) {
            throw new UsageException("--captured: " + captured + " is no capture: " + e.getMessage()
                    + " (kdt tail STREAM -o envelope writes one)");
        }
    }

    private static FileReading reading(String file, MaxRecord max, Session session) {
        return new FileReading(Inputs.of(List.of(file), session.console()), InputFormat.ENVELOPE, max, Long.MAX_VALUE);
    }

    /** The words for where the records are, in messages. */
    String inWords(String name) {
        return captured == null ? "stream '" + name + "'" : captured;
    }

    /** Reads those of a time; a capture is read whole, since those that look at its records know the time. Returns the exit code. */
    int through(
            Processor.Factory processors,
            ReadOptions reading,
            @Nullable Instant from,
            Instant to,
            MaxRecord max,
            Session session,
            RunContext context)
            throws InterruptedException {
        return captured == null
                ? reading.pass(stream(), from, to).through(processors, session, context)
                : capture(processors, max, session, context);
    }

    /** Reads those of a shard from one on; a capture is read whole. Returns the exit code. */
    int after(
            Processor.Factory processors,
            ReadOptions reading,
            String shard,
            String sequence,
            Instant to,
            MaxRecord max,
            Session session,
            RunContext context)
            throws InterruptedException {
        return captured == null
                ? reading.pass(stream(), shard, sequence, to).through(processors, session, context)
                : capture(processors, max, session, context);
    }

    private String stream() {
        return Target.stream("--stream", String.valueOf(stream));
    }

    private int capture(Processor.Factory processors, MaxRecord max, Session session, RunContext context)
            throws InterruptedException {
        return reading(String.valueOf(captured), max, session)
                .pumped(processors, _ -> new CountingSink(), session, context);
    }
}
