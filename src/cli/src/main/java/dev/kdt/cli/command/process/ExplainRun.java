package dev.kdt.cli.command.process;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.StoryRenderer;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.RunCounters;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.report.Story;

/** {@code process --explain}: tells what every step did to each record. */
record ExplainRun(Session session, Pipeline pipeline, FileReading reading) implements ProcessMode {
    @Override
    public int run() throws InterruptedException {
        RunContext context = session.runContext();
        Explained explained = new Explained(pipeline, reading.unwrappedMax(), new StoryRenderer(session.coloredData()));
        int code = reading.pumped(
                explained, made -> new OutputSink(session.stdout(made.stop()), "stdout"), session, context);
        RunCounters counters = context.counters();
        long failed = explained.count(Story.Ending.FAILED) + counters.failed();
        session.messages()
                .say(Amounts.count(counters.records(), "record") + ": "
                        + Amounts.count(explained.count(Story.Ending.KEPT)) + " kept, "
                        + Amounts.count(explained.count(Story.Ending.DROPPED)) + " dropped, "
                        + Amounts.count(failed) + " failed");
        return code == ExitCode.DONE && failed > 0 ? ExitCode.FAILED : code;
    }
}
