package dev.kdt.cli.command.local;

import dev.kdt.aws.LocalMappings.Mapping;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kdt local mapping add}. */
@Command(
        name = "add",
        header = "Hand the records of a stream to a function, as Lambda does.",
        description = {
            "The function gets batches of each shard in order. What it reports as failed it gets again, from the",
            "first record of those on; an error is a failure of the whole batch. The settings are those of AWS",
            "Lambda's event source mappings, and can be changed with its API (aws lambda",
            "update-event-source-mapping --endpoint-url ...)."
        })
public final class LocalMappingAddCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "FUNCTION", description = "The function's name.")
    private String function = "";

    @Parameters(index = "1", paramLabel = "STREAM", description = "The stream's name, or the ARN of a consumer of it.")
    private String stream = "";

    @Mixin
    private final MappingOptions options = new MappingOptions();

    public LocalMappingAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        String arn = stream.startsWith("arn:") ? stream : RunningEndpoint.arnOfStream(session, stream);
        Mapping made = RunningEndpoint.mappings(session).add(function, arn, options.members());
        session.messages()
                .say("mapped stream '" + made.stream() + "' to function '" + made.function() + "': " + made.id());
        return ExitCode.DONE;
    }
}
