package dev.kdt.cli.host;

import dev.kdt.cli.option.SendOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.destination.Sending;
import dev.kdt.destination.Target;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Source;
import dev.kdt.pipeline.Processor;

/** Moves records from a source to a target, once, without checkpoints; what fails is parked. */
public record Transfer(Session session, RunContext context) {
    /** Returns the exit code. */
    public int run(Run.Maker<Source> source, Processor.Factory processors, Target target, SendOptions options)
            throws InterruptedException {
        return ConsoleRun.telling(session, prepare(source, processors, target, options))
                .toTheEnd();
    }

    /** The run, put together and not begun. */
    public Run.Builder prepare(
            Run.Maker<Source> source, Processor.Factory processors, Target target, SendOptions options) {
        Sending sending = new Sending(options.requests(), session.retrying(options.retry(), context.stop()));
        return Run.in(context)
                .from(source)
                .through(processors, Runtime.getRuntime().availableProcessors())
                .to(made -> target.open(session.targets(), sending, made.counters()))
                .parking(made -> new ReportingDeadLetters(session.messages(), options.parking(session, made.stop())));
    }
}
