package dev.kdt.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Options of jq, kcat, tail and the AWS CLI that users type here, and the way to the same result with kdt. */
final class ForeignOptions {
    /** Names of a stream, where a command takes it as its argument. */
    private static final Set<String> STREAM_NAMES = Set.of(
            "--stream",
            "--streams",
            "--stream-name",
            "--stream-arn",
            "--delivery-stream",
            "--delivery-stream-name",
            "--topic",
            "--topics");

    private static final Map<String, String> EVERYWHERE = table(
            new Advice("write --verbose", "--debug", "--trace"),
            new Advice(
                    "write --endpoint-url URL", "--endpoint", "--url", "--broker", "--brokers", "--bootstrap-server"),
            new Advice("set AWS_CA_BUNDLE=FILE to trust a certificate", "--no-verify-ssl", "--ca-bundle", "--insecure"),
            new Advice("write --local to use kdt local, which checks no signatures", "--no-sign-request"),
            new Advice("output is never paged", "--no-cli-pager", "--no-paginate"),
            new Advice("write -o ndjson | kdt process -e JQ --in ndjson", "--query"),
            new Advice("it is done without a question", "--force", "--yes", "--no-input"));

    private static final Map<String, Map<String, String>> OF_COMMANDS = Map.of(
            "produce",
                    table(
                            new Advice(
                                    "write --key JQ, such as --key .id or --key '\"text\"'", "--partition-key", "-K"),
                            new Advice(
                                    "records are read from stdin or files: echo DATA | kdt produce STREAM", "--data"),
                            new Advice("write --aggregate", "--kpl"),
                            new Advice("produce is a command of its own: kdt produce STREAM", "-P")),
            "push",
                    table(new Advice(
                            "records are read from stdin or files: echo DATA | kdt push DELIVERY_STREAM",
                            "--record",
                            "--records",
                            "--data")),
            "tail",
                    table(
                            new Advice("each record is printed as soon as it is read", "--unbuffered", "-u"),
                            new Advice("each record is printed as soon as it is read", "--line-buffered"),
                            new Advice("write --since trim-horizon", "--from-beginning", "--beginning", "--earliest"),
                            new Advice(
                                    "write --since latest, trim-horizon or TIME", "--shard-iterator-type", "--offset"),
                            new Advice("write --since SEQUENCE", "--starting-sequence-number"),
                            new Advice("write --since TIME", "--timestamp"),
                            new Advice(
                                    "tail goes on until it is stopped, or to --until, -n or --idle", "--follow", "-F"),
                            new Advice("tail is a command of its own: kdt tail STREAM", "-C"),
                            new Advice("write -n N", "--limit", "--max-records", "--max-items", "--max-messages", "-c"),
                            new Advice("write --shard N", "--shard-id", "--partition", "-p"),
                            new Advice("write --until now", "-e", "--no-follow"),
                            new Advice("the stream is an argument: kdt tail STREAM", "-t"),
                            new Advice("write --where JQ", "--grep", "--filter")),
            "run", table(new Advice("write --from STREAM", "--stream", "--stream-name", "--source", "--topic")),
            "stream create",
                    table(
                            new Advice("write --shards N", "--shard-count", "--partitions"),
                            new Advice("write --on-demand", "--stream-mode-details")),
            "stream scale",
                    table(new Advice("write --shards N", "--shard-count", "--target-shard-count", "--partitions")),
            "stream split", table(new Advice("write --at HASHKEY", "--new-starting-hash-key")));

    /** The advice for the options {@code names}. */
    private record Advice(String text, List<String> names) {
        Advice(String text, String... names) {
            this(text, List.of(names));
        }
    }

    private ForeignOptions() {}

    /** The advice for {@code option} of another tool, typed at {@code command}; null when there is none. */
    static @Nullable String advice(CommandSpec command, String option) {
        String path = command.qualifiedName().replaceFirst("^\\S+ ?", "");
        String known = path.equals("process") ? JqFlags.advice(option) : null;
        if (known == null) {
            known = OF_COMMANDS.getOrDefault(path, Map.of()).get(option);
        }
        if (known == null && STREAM_NAMES.contains(option)) {
            known = streamArgument(command);
        }
        return known == null ? EVERYWHERE.get(option) : known;
    }

    /** The option that stands for another tool's that has the letter of {@code option} of {@code command}; null when there is none. */
    static @Nullable String otherMeaning(CommandSpec command, String option) {
        return command.name().equals("process") ? JqFlags.otherMeaning(option) : null;
    }

    private static @Nullable String streamArgument(CommandSpec command) {
        return command.positionalParameters().stream()
                .map(PositionalParamSpec::paramLabel)
                .filter(label -> label.endsWith("STREAM"))
                .findFirst()
                .map(label -> "the stream is an argument: " + command.qualifiedName() + " " + label)
                .orElse(null);
    }

    private static Map<String, String> table(Advice... all) {
        Map<String, String> byName = new HashMap<>();
        for (Advice each : all) {
            each.names().forEach(name -> byName.put(name, each.text()));
        }
        return Map.copyOf(byName);
    }
}
