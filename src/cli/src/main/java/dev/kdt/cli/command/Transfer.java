package dev.kdt.cli.command;

import dev.kdt.cli.option.Session;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.Pump;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.Processor;

/** Moves records from a source to a target, once, without checkpoints; what fails is parked. */
record Transfer(Session session, Stop stop) {
    /** Returns the exit code. */
    int run(Source source, Processor.Factory processors, Target target, SendOptions sending)
            throws InterruptedException {
        RunCounters tally = new RunCounters();
        try (OpenTarget outlet =
                OpenTarget.open(target, session, tally, session.retrying(sending.retry(), stop), sending.requests())) {
            DeadLetters parking = new ReportingDeadLetters(session.messages(), sending.parking(session, stop));
            Pump.Parts parts = new Pump.Parts(
                    source,
                    processors,
                    outlet.sink(),
                    parking,
                    OnFailure.PARK,
                    Checkpoints.NONE,
                    tally,
                    stop,
                    session.console().clock(),
                    Runtime.getRuntime().availableProcessors());
            return PumpRun.telling(new RunSummary(outlet.verb(), parking.place()), session, parts)
                    .run();
        }
    }
}
