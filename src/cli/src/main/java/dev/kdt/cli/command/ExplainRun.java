package dev.kdt.cli.command;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.StoryRenderer;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.report.Story;

/** {@code process --explain}: tells what every step did to each record. */
record ExplainRun(Pipeline pipeline, FileReading reading) {
    /** Returns the exit code. */
    int run(Session session, Stop stop) throws InterruptedException {
        RunCounters tally = new RunCounters();
        Explained explained = new Explained(pipeline, reading.unwrappedMax(), new StoryRenderer(session.coloredData()));
        int code = reading.pumped(explained, new OutputSink(session.stdout(stop), "stdout"), session, stop, tally);
        long failed = explained.count(Story.Ending.FAILED) + tally.failed();
        session.messages()
                .say(Amounts.count(tally.records(), "record") + ": "
                        + Amounts.count(explained.count(Story.Ending.KEPT)) + " kept, "
                        + Amounts.count(explained.count(Story.Ending.DROPPED)) + " dropped, "
                        + Amounts.count(failed) + " failed");
        return code == ExitCode.DONE && failed > 0 ? ExitCode.FAILED : code;
    }
}
