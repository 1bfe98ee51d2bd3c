package dev.kdt.destination;

import dev.kdt.aws.Clients;
import dev.kdt.flow.CountingSink;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.config.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A target of outputs, as {@code --to} names it: {@code kinesis:NAME}, {@code firehose:NAME}, a file, or {@code -}. */
public sealed interface Target permits ServiceTarget, Target.OutputFile, Target.Nowhere, Target.Stdout {
    /** A file: {@code run} adds to it, other commands put a new one in its place. */
    record OutputFile(String name) implements Target {}

    /** Nowhere: outputs are counted. */
    record Nowhere() implements Target {}

    /** Standard output. */
    record Stdout() implements Target {}

    /** Other names of standard output; written anew, they would cut off the file that it was sent to. */
    Set<String> STDOUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** A word and a colon at a name's beginning; with a slash before the colon, the name is a path. */
    Pattern WORD = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*):(.*)", Pattern.DOTALL);

    /** Words that mean one of ours elsewhere. */
    Map<String, String> MEANT = Map.of("stream", "kinesis", "delivery", "firehose", "data-firehose", "firehose");

    /**
     * The target that {@code text} names. A file whose name looks like another target is {@code ./word:name}.
     *
     * @throws TargetException when it names nothing
     */
    static Target parse(String text) {
        Matcher word = WORD.matcher(text);
        if (text.isEmpty() || (word.matches() && word.group(2).isEmpty())) {
            throw new TargetException(
                    "'" + text + "' is not a target (write kinesis:NAME, firehose:NAME, a file, or -)");
        }
        if (!word.matches()) {
            return STDOUT.contains(text) ? new Stdout() : new OutputFile(text);
        }
        return switch (word.group(1)) {
            case "kinesis" -> new ServiceTarget.Stream(word.group(2));
            case "firehose" -> new ServiceTarget.Delivery(word.group(2));
            default -> throw unknown(text, word.group(1));
        };
    }

    /**
     * The file that an option names which takes only files.
     *
     * @return {@code text}; {@code null} for {@code null}
     * @throws TargetException when it names something else
     */
    static @Nullable String file(String option, @Nullable String text) {
        if (text == null || parse(text) instanceof OutputFile) {
            return text;
        }
        throw new TargetException(option + ": '" + text + "' is no file (one of that name is ./" + text + ")");
    }

    /**
     * The stream that {@code text} names, with or without {@code kinesis:}.
     *
     * @throws TargetException when it names something else
     */
    static String stream(String option, String text) {
        if (!WORD.matcher(text).matches()) {
            return text;
        }
        if (parse(text) instanceof ServiceTarget.Stream(String name)) {
            return name;
        }
        throw new TargetException(option + ": '" + text + "' is no stream (write its name, or kinesis:NAME)");
    }

    /**
     * The service that {@code text} names, where nothing else will do.
     *
     * @param name of the option or variable, for the message
     */
    static ServiceTarget service(String name, String text) {
        if (WORD.matcher(text).matches() && parse(text) instanceof ServiceTarget service) {
            return service;
        }
        throw new TargetException(name + ": '" + text + "' is no service (write firehose:NAME or kinesis:NAME)");
    }

    private static TargetException unknown(String text, String word) {
        String suggestion = Suggestion.among(List.of("kinesis", "firehose"), MEANT.getOrDefault(word, word));
        return new TargetException("'" + text + "' names no target: unknown '" + word + ":'" + suggestion
                + "; a file of that name is ./" + text);
    }

    /**
     * Opens the target; where it is a service, after a look whether it is there.
     *
     * @throws TargetException when it is not there
     * @throws dev.kdt.flow.FlowException when it cannot be opened
     */
    default OpenTarget open(TargetContext context, Sending sending, RunCounters counters) throws InterruptedException {
        Stop stop = sending.retrying().stop();
        return switch (this) {
            case ServiceTarget service -> open(service, context.clients().get(), sending, counters);
            case Nowhere() -> OpenTarget.of(new CountingSink(), "made");
            case OutputFile(String name) -> WholeFile.begin(name, context, stop).asTarget();
            case Stdout() -> OpenTarget.of(new OutputSink(context.stdout().apply(stop), "stdout"), "written");
        };
    }

    private static OpenTarget open(ServiceTarget service, Clients clients, Sending sending, RunCounters counters)
            throws InterruptedException {
        try {
            service.requireThere(clients, sending.retrying());
            OpenTarget open = service.open(clients, sending, counters);
            return new OpenTarget(open.sink(), open.verb(), clients::close);
        } catch (InterruptedException | RuntimeException | Error e) {
            try (clients) {
                throw e;
            }
        }
    }
}
