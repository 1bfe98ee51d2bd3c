package dev.kdt.cli.command.lambda;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.option.Session;
import dev.kdt.lambda.FirehoseHost;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.record.MaxRecord;

/** {@code lambda invoke} with an event that asks to transform a delivery: the answer holds the results themselves. */
record TransformInvocation(Pipeline pipeline, MaxRecord max, Slice event) {
    /** Returns the exit code. */
    int run(Session session) {
        Messages messages = session.messages();
        FirehoseHost.Handled handled =
                new FirehoseHost(pipeline, max, messages::warn, messages::error).handle(event.toSharedBytes());
        new DataOut(session.console().out()).line(handled.answer()).flush();
        messages.say(Amounts.count(handled.kept() + handled.dropped() + handled.failed(), "record") + ": "
                + Amounts.count(handled.dropped()) + " dropped, " + Amounts.count(handled.failed()) + " failed, "
                + Amounts.count(handled.kept()) + " transformed");
        return handled.failed() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
