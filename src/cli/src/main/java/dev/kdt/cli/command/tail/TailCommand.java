package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.host.StreamView;
import dev.kdt.cli.host.UndecodableFallback;
import dev.kdt.cli.option.OutputFormat;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.EnvelopeRenderer.Holding;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.RecordBounds;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kdt tail}. */
@Command(
        name = "tail",
        header = "Print the records of a stream: those to come, or those in it.",
        footer = {
            "",
            "Examples:",
            "  kdt tail orders                           records as they arrive",
            "  kdt tail orders --since 10m --until now   records of the last ten minutes",
            "  kdt tail orders --since trim-horizon --where '.qty > 5' --select .id -n 10",
            "  kdt tail orders -f '%t %k %p\\n'           time, key and payload"
        })
public final class TailCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "STREAM", description = "The stream.")
    private String stream = "";

    @Mixin
    private final ReadingOptions reading = new ReadingOptions();

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Mixin
    private final DecodingOptions decoding = new DecodingOptions();

    @Mixin
    private final DisplayOptions display = new DisplayOptions();

    public TailCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        selection.requireSense();
        Long count = selection.count();
        StreamView view = new StreamView(
                reading.of(stream),
                processors(),
                display.presentation(session, selection.isWhole() ? Holding.PAYLOAD : Holding.OUTPUT),
                count,
                reading.idle(),
                reading.retry());
        RunContext context = session.runContext();
        int code = view.show(session, context);
        decoding.tell(context.counters(), session);
        boolean tooFew = count != null && context.counters().delivered() < count;
        boolean idled = context.stop().reason().filter(Stop.Reason.IDLE::equals).isPresent();
        return idled && tooFew && code == ExitCode.DONE ? ExitCode.IDLE : code;
    }

    private Processor.Factory processors() {
        OutputFormat format = display.format(session);
        Pipeline pipeline = selection.choosing(Pipeline.identity(decoding.chain(), format.encoding()), session);
        Processors processors = new Processors(
                        pipeline,
                        display.columns(),
                        Processors.AfterFailure.TAKE_BACK,
                        RecordBounds.of(decoding.maxRecord()),
                        session.messages()::warn)
                .with(decoding.outOfShard());
        boolean anyway = selection.isEverything() && format.cells() == null;
        return anyway ? new UndecodableFallback(processors, format) : processors;
    }
}
