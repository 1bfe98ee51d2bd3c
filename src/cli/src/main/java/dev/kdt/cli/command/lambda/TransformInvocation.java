package dev.kdt.cli.command.lambda;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.Failure;
import dev.kdt.lambda.FirehoseHost;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.transform.Transformation;
import dev.kdt.record.MaxRecord;

/** {@code lambda invoke} with an event that asks to transform a delivery: the answer holds the results themselves. */
record TransformInvocation(Pipeline pipeline, MaxRecord max, Slice event) {
    /** Failures that are told one by one. */
    private static final int TOLD = 10;

    /**
     * Returns the exit code.
     *
     * @throws UsageException when the pipeline cannot be a transformation
     */
    int run(Session session) {
        String obstacle = Transformation.obstacle(pipeline);
        if (obstacle != null) {
            throw new UsageException(obstacle);
        }
        Messages messages = session.messages();
        FirehoseHost.Handled handled =
                new FirehoseHost(pipeline, max, messages::warn, Failure::inWords).handle(event.toSharedBytes());
        handled.failures().stream().limit(TOLD).forEach(messages::error);
        new DataOut(session.console().out()).line(handled.answer()).flush();
        messages.say(Amounts.count(handled.kept() + handled.dropped() + handled.failed(), "record") + ": "
                + Amounts.count(handled.dropped()) + " dropped, " + Amounts.count(handled.failed()) + " failed, "
                + Amounts.count(handled.kept()) + " transformed");
        return handled.failed() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
