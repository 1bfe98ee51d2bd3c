package dev.kdt.cli.command.process;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.ComparisonRenderer;
import dev.kdt.flow.CountingSink;
import dev.kdt.flow.RunContext;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.report.Comparison;

/**
 * {@code process --diff}: tells what another pipeline would make of the same records. Its exit code is that of {@code diff}: 0 when
 * there is no difference and 1 when there is one.
 */
record DiffRun(Session session, Pipeline before, Pipeline after, FileReading reading) implements ProcessMode {
    @Override
    public int run() throws InterruptedException {
        RunContext context = session.runContext();
        ComparingProcessor compared = ComparingProcessor.of(before, after, reading.unwrappedMax());
        int code = reading.pumped(compared, made -> new CountingSink(), session, context);
        Comparison comparison = compared.comparison();
        DataOut out = new DataOut(session.stdout(context.stop()));
        new ComparisonRenderer(session.coloredData()).lines(comparison).forEach(out::line);
        out.flush();
        long differ = comparison.records() - comparison.same();
        session.messages()
                .say(Amounts.count(comparison.records(), "record") + ": " + Amounts.count(comparison.same())
                        + " the same, " + Amounts.count(differ) + " not");
        return code == ExitCode.DONE && differ > 0 ? ExitCode.FAILED : code;
    }
}
