package dev.kdt.cli.command.produce;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.PassThroughProcessor;
import dev.kdt.cli.host.Transfer;
import dev.kdt.cli.host.UnwrappingProcessor;
import dev.kdt.cli.option.Inputs;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.Rate;
import dev.kdt.cli.option.SendOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.InputFormat;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.flow.FileSource;
import dev.kdt.flow.PacedSource;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.generate.Templates;
import dev.kdt.pipeline.Processor;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt produce}. */
@Command(
        name = "produce",
        header = "Put records into a stream: from stdin, from files, or from a template.",
        customSynopsis = {"kdt produce [OPTIONS] STREAM [FILE...]", "kdt produce [OPTIONS] --dry-run [FILE...]"},
        footer = {
            "",
            "Examples:",
            "  seq 1 1000 | kdt produce orders                 a record for each line",
            "  kdt produce orders orders.ndjson -k .customer   the partition key is a field",
            "  kdt produce orders -t orders -n 10000 --rate 100/s --seed 7",
            "  kdt tail old -o envelope | kdt produce new --in envelope"
        })
public final class ProduceCommand implements Callable<Integer> {
    /** The first time in seeded records, so that they are the same on every day. */
    private static final Instant SEEDED_START = Instant.parse("2026-01-01T00:00:00Z");

    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "STREAM",
            description = "The stream; not needed with --dry-run.")
    private @Nullable String stream;

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Files to read; - or none is stdin.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--in",
            paramLabel = "FORMAT",
            description = "How input is cut into records: ${COMPLETION-CANDIDATES} (text).")
    private InputFormat in = InputFormat.TEXT;

    @Option(
            names = {"-t", "--template"},
            paramLabel = "NAME",
            description = "Generate records instead of reading them: orders or clicks, of a web shop.")
    private @Nullable String template;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            description = "Send at most N records.")
    private long count = Long.MAX_VALUE;

    @Option(names = "--rate", paramLabel = "RATE", description = "Send at most so many records in a time: 100/s, 5/m.")
    private @Nullable Rate rate;

    @Option(names = "--duration", paramLabel = "DURATION", description = "Stop after this time, such as 30s or 10m.")
    private @Nullable Duration duration;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "With --template: generate the same records each time.")
    private @Nullable Long seed;

    @Mixin
    private final KeyOption key = new KeyOption();

    @Mixin
    private final StreamSendingOptions how = new StreamSendingOptions();

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final SendOptions sending = new SendOptions();

    @Option(names = "--dry-run", description = "Print the records instead of sending them.")
    private boolean dryRun;

    public ProduceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        requireSense();
        takeFileForStream();
        if (template == null) {
            sending.requireApart(files, session);
        }
        Slice delimiter = dryRun ? PassThroughProcessor.NEWLINE : Slice.EMPTY;
        return new Transfer(session, session.runContext())
                .run(
                        context -> timed(paced(source()), context.stop()),
                        UnwrappingProcessor.from(in, sent(how.hashed(key.keyed(delimiter)))),
                        target(),
                        sending);
    }

    private Processor.Factory sent(Processor.Factory processors) {
        return dryRun ? processors : how.compressed(processors);
    }

    private Target target() {
        if (dryRun || stream == null) {
            return new Target.Stdout();
        }
        return new ServiceTarget.Shards(stream, how.sending());
    }

    private void requireSense() {
        how.requireSense();
        if (count < 1) {
            throw new UsageException("--count: write 1 or more");
        }
        if (stream == null && !dryRun) {
            throw new UsageException("missing argument STREAM (kdt stream list lists the streams)");
        }
        if (template != null && !files.isEmpty()) {
            throw new UsageException(
                    "--template " + template + " and the file " + files.getFirst() + " exclude each other (give one)");
        }
        if (template == null && seed != null) {
            throw new UsageException("--seed is only for records of a --template");
        }
    }

    /** A dry run needs no stream: where a file is named first, it is read. */
    private void takeFileForStream() {
        String first = stream;
        if (dryRun
                && first != null
                && template == null
                && (first.equals("-") || Files.isRegularFile(session.console().path(first)))) {
            files.addFirst(first);
        }
    }

    private Source source() {
        return template == null
                ? new FileSource(Inputs.of(files, session.console()), in, maxRecord.value(), count)
                : templateSource(template);
    }

    private Source paced(Source source) {
        return rate == null
                ? source
                : new PacedSource(
                        source,
                        rate.perSecond(),
                        session.console().clock(),
                        session.console().sleeper());
    }

    private Source timed(Source source, Stop stop) {
        return duration == null
                ? source
                : new TimedSource(
                        source,
                        duration,
                        session.console().clock(),
                        session.console().sleeper(),
                        stop);
    }

    private Source templateSource(String name) {
        Templates.Named named = Templates.find(name)
                .orElseThrow(() -> new UsageException("there is no template '" + name + "' (known: "
                        + Templates.ALL.stream().map(Templates.Named::name).collect(Collectors.joining(", ")) + ")"));
        long seeded = seed == null ? RandomGenerator.getDefault().nextLong() : seed;
        Instant start = seed == null ? session.console().clock().instant() : SEEDED_START;
        return new TemplateSource(name, named.maker().make(seeded, start), count);
    }
}
