package dev.kdt.cli.command;

import dev.kdt.aws.Clients;
import dev.kdt.aws.DeliveryStreamControl;
import dev.kdt.aws.StreamControl;
import dev.kdt.cli.console.UsageException;
import dev.kdt.flow.Retrying;
import dev.kdt.pipeline.config.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where outputs go, as {@code --to} names it: {@code kinesis:NAME}, {@code firehose:NAME}, a file, or {@code -}. */
sealed interface Target {
    /** A stream. */
    record Stream(String name) implements Target {}

    /** A stream, whose records are aggregates of the Kinesis Producer Library. */
    record Aggregates(String stream) implements Target {}

    /** A delivery stream. */
    record Delivery(String name) implements Target {}

    /** A file: {@code run} adds to it, other commands put a new one in its place. */
    record OutputFile(String name) implements Target {}

    /** Nowhere: outputs are counted. */
    record Nowhere() implements Target {}

    /** Standard output. */
    record Stdout() implements Target {}

    /** Other names of standard output; written anew, they would cut off the file that it was sent to. */
    Set<String> STDOUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** What a name begins with that is followed by a colon; with a slash before it, it is a path. */
    Pattern WORD = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*):(.*)", Pattern.DOTALL);

    /** Words that mean one of ours elsewhere. */
    Map<String, String> MEANT = Map.of("stream", "kinesis", "delivery", "firehose", "data-firehose", "firehose");

    /**
     * The target that {@code text} names. A file whose name looks like another target is {@code ./word:name}.
     *
     * @throws UsageException when it names nothing
     */
    static Target parse(String text) {
        Matcher word = WORD.matcher(text);
        if (text.isEmpty() || (word.matches() && word.group(2).isEmpty())) {
            throw new UsageException(
                    "'" + text + "' is not a target (write kinesis:NAME, firehose:NAME, a file, or -)");
        }
        if (!word.matches()) {
            return STDOUT.contains(text) ? new Stdout() : new OutputFile(text);
        }
        return switch (word.group(1)) {
            case "kinesis" -> new Stream(word.group(2));
            case "firehose" -> new Delivery(word.group(2));
            default -> throw unknown(text, word.group(1));
        };
    }

    /**
     * The file that an option names which takes only files.
     *
     * @return {@code text}; {@code null} for {@code null}
     * @throws UsageException when it names something else
     */
    static @Nullable String file(String option, @Nullable String text) {
        if (text == null || parse(text) instanceof OutputFile) {
            return text;
        }
        throw new UsageException(option + ": '" + text + "' is no file (one of that name is ./" + text + ")");
    }

    /**
     * The stream that {@code text} names, with or without {@code kinesis:}.
     *
     * @throws UsageException when it names something else
     */
    static String stream(String option, String text) {
        if (!WORD.matcher(text).matches()) {
            return text;
        }
        if (parse(text) instanceof Stream(String name)) {
            return name;
        }
        throw new UsageException(option + ": '" + text + "' is no stream (write its name, or kinesis:NAME)");
    }

    private static UsageException unknown(String text, String word) {
        String suggestion = Suggestion.among(List.of("kinesis", "firehose"), MEANT.getOrDefault(word, word));
        return new UsageException("'" + text + "' names no target: unknown '" + word + ":'" + suggestion
                + "; a file of that name is ./" + text);
    }

    /**
     * Looks whether a service's target is there before anything is read: otherwise a slip of the pen would park a whole stream.
     *
     * @throws dev.kdt.aws.AwsException when it is not
     */
    default void requireThere(Clients clients, Retrying retrying) throws InterruptedException {
        switch (this) {
            case Stream(String name) -> new StreamControl(clients.kinesis(), clients.place(), retrying).describe(name);
            case Aggregates(String name) ->
                new StreamControl(clients.kinesis(), clients.place(), retrying).describe(name);
            case Delivery(String name) ->
                new DeliveryStreamControl(clients.firehose(), clients.place(), retrying).describe(name);
            case OutputFile _, Nowhere _, Stdout _ -> {}
        }
    }
}
