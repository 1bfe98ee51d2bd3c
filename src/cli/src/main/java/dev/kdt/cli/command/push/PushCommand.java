package dev.kdt.cli.command.push;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.host.PassThroughProcessor;
import dev.kdt.cli.host.Transfer;
import dev.kdt.cli.host.UnwrappingProcessor;
import dev.kdt.cli.option.Inputs;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.PackOption;
import dev.kdt.cli.option.Rate;
import dev.kdt.cli.option.SendOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.InputFormat;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.flow.FileSource;
import dev.kdt.flow.PacedSource;
import dev.kdt.flow.Source;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt push}. */
@Command(name = "push", header = "Put records into a delivery stream: from stdin or from files.")
public final class PushCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "DELIVERY_STREAM", description = "The delivery stream.")
    private String name = "";

    @Parameters(index = "1..*", paramLabel = "FILE", description = "Files to read; - or none is stdin.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--in",
            paramLabel = "FORMAT",
            description = "How input is cut into records: ${COMPLETION-CANDIDATES} (text).")
    private InputFormat in = InputFormat.TEXT;

    @Option(
            names = "--delimiter",
            paramLabel = "WHAT",
            description = "Appended to each record, since Firehose appends nothing: newline or none (newline).")
    private Delimiter delimiter = Delimiter.NEWLINE;

    @Mixin
    private final PackOption pack = new PackOption();

    @Option(names = "--rate", paramLabel = "RATE", description = "Send at most so many records in a time: 100/s, 5/m.")
    private @Nullable Rate rate;

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    @Mixin
    private final SendOptions sending = new SendOptions();

    /** The delimiter after a record. */
    enum Delimiter {
        NEWLINE,
        NONE;

        Slice bytes() {
            return switch (this) {
                case NEWLINE -> PassThroughProcessor.NEWLINE;
                case NONE -> Slice.EMPTY;
            };
        }
    }

    public PushCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServiceTarget target = target();
        sending.requireApart(files, session);
        return new Transfer(session, session.runContext())
                .run(
                        context -> source(context.clock()),
                        UnwrappingProcessor.from(in, new PassThroughProcessor(delimiter.bytes())),
                        target,
                        sending);
    }

    private ServiceTarget target() {
        if (!pack.isGiven()) {
            return new ServiceTarget.Delivery(name);
        }
        if (delimiter == Delimiter.NONE) {
            throw PackOption.noLines("use --delimiter newline");
        }
        if (in == InputFormat.RAW) {
            throw PackOption.noLines("--in raw takes a file as it is");
        }
        return PackOption.packs(name);
    }

    private Source source(InstantSource clock) {
        Source source = new FileSource(Inputs.of(files, session.console()), in, maxRecord.value(), Long.MAX_VALUE);
        return rate == null
                ? source
                : new PacedSource(
                        source, rate.perSecond(), clock, session.console().sleeper());
    }
}
