package dev.kdt.cli.command.process;

import dev.kdt.cli.host.ConsoleRun;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.StatsTable;
import dev.kdt.destination.Target;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Source;
import dev.kdt.pipeline.Columns;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.report.PipelineMeter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the results of a pipeline.
 *
 * @param pipeline writes its results so that they can be presented
 * @param columns of a table, for all its writers
 * @param meter of its steps; null when they are not measured
 * @param last result, by which the exit code is chosen; null when it is not
 */
record ResultDelivery(
        Session session,
        ResultOptions options,
        Pipeline pipeline,
        Target target,
        Columns columns,
        @Nullable PipelineMeter meter,
        @Nullable LastResult last) {
    /** @param measured whether the time of each step is told at the end */
    static ResultDelivery of(
            Pipeline pipeline, ResultOptions options, JqOutput output, boolean measured, Session session) {
        LastResult last = output.asksForStatus() ? new LastResult() : null;
        Pipeline watched = last == null ? pipeline : pipeline.then(last);
        Pipeline encoded = options.presentation().encoded(output.formed(watched));
        return new ResultDelivery(
                session,
                options,
                encoded,
                options.target(encoded),
                Columns.of(encoded.encode().columns()),
                measured ? new PipelineMeter(encoded) : null,
                last);
    }

    /**
     * Runs the pipeline on a source, and returns the exit code.
     *
     * @param processors of a pipeline
     */
    int deliver(Run.Maker<Source> source, Function<Pipeline, Processor.Factory> processors)
            throws InterruptedException {
        RunContext context = session.runContext();
        Run.Builder run = Run.in(context)
                .from(source)
                .through(metered(processors), options.threads())
                .to(made -> options.open(pipeline, target, made, session)
                        .with(sink -> options.presentation().shown(sink, columns, session)))
                .parking(made -> options.deadLetters(made, session))
                .onFailure(options.onFailure(pipeline));
        int code = ConsoleRun.telling(session, run).toTheEnd();
        if (meter != null) {
            StatsTable.lines(meter, context.counters()).forEach(session.messages()::say);
        }
        return last == null ? code : last.code(code);
    }

    private Processor.Factory metered(Function<Pipeline, Processor.Factory> processors) {
        return meter == null ? processors.apply(pipeline) : meter.timed(processors.apply(meter.pipeline()));
    }
}
