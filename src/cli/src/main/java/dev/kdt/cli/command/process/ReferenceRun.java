package dev.kdt.cli.command.process;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;

/** {@code process --pipeline-schema}, {@code --steps}, {@code --functions}: prints what pipelines and expressions are made of. */
record ReferenceRun(Session session, InspectionOptions options) implements ProcessMode {
    @Override
    public int run() {
        DataOut out = new DataOut(session.console().out());
        options.reference().lines().forEach(out::line);
        out.flush();
        return ExitCode.DONE;
    }
}
