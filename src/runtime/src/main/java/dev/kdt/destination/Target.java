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

/**
 * A target of outputs, as {@code --to} names it: {@code kinesis:NAME}, {@code firehose:NAME}, a file, or {@code -}. A target of failed
 * records may also be {@code sqs:QUEUE} or {@code s3:BUCKET/PREFIX}.
 */
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
    Map<String, String> MEANT = Map.of(
            "stream", "kinesis", "delivery", "firehose", "data-firehose", "firehose", "queue", "sqs", "bucket", "s3");

    /** The words of services that take results. */
    List<String> SERVICES = List.of("kinesis", "firehose");

    /** The words of services that take failed records. */
    List<String> PARKING_SERVICES = List.of("kinesis", "firehose", "sqs", "s3");

    /**
     * The target of results that {@code text} names. A file whose name looks like another target is {@code ./word:name}.
     *
     * @throws TargetException when it names nothing, or what holds failed records only
     */
    static Target parse(String text) {
        Matcher word = WORD.matcher(text);
        if (word.matches() && !SERVICES.contains(word.group(1)) && PARKING_SERVICES.contains(word.group(1))) {
            throw new TargetException("'" + text + "' takes failed records only, named by --parked or KDT_PARKED (write"
                    + " kinesis:NAME or firehose:NAME; a file of that name is ./" + text + ")");
        }
        return parse(text, SERVICES, "kinesis:NAME, firehose:NAME, a file, or -");
    }

    /**
     * The target of failed records that {@code text} names: one of results, {@code sqs:QUEUE} (a name or a URL), or {@code
     * s3:BUCKET/PREFIX}.
     *
     * @throws TargetException when it names nothing
     */
    static Target parseParked(String text) {
        return parse(text, PARKING_SERVICES, "a file, firehose:NAME, kinesis:NAME, sqs:QUEUE or s3:BUCKET/PREFIX");
    }

    private static Target parse(String text, List<String> services, String forms) {
        Matcher word = WORD.matcher(text);
        if (text.isEmpty() || (word.matches() && word.group(2).isEmpty())) {
            throw new TargetException("'" + text + "' is not a target (write " + forms + ")");
        }
        if (!word.matches()) {
            return STDOUT.contains(text) ? new Stdout() : new OutputFile(text);
        }
        String name = word.group(2);
        return switch (word.group(1)) {
            case "kinesis" -> new ServiceTarget.Stream(ServiceNames.stream(text, name));
            case "firehose" -> new ServiceTarget.Delivery(ServiceNames.deliveryStream(text, name));
            case "sqs" -> new ServiceTarget.Queue(ServiceNames.queue(text, name));
            case "s3" -> new ServiceTarget.Objects(ServiceNames.objects(text, name));
            default ->
                throw new TargetException(
                        unknown(text, word.group(1), services) + "; a file of that name is ./" + text);
        };
    }

    /**
     * The file that an option names which takes only files.
     *
     * @return {@code text}; {@code null} for {@code null}
     * @throws TargetException when it names something else
     */
    static @Nullable String file(String option, @Nullable String text) {
        if (text != null && text.isEmpty()) {
            throw new TargetException(option + ": the name of the file is empty");
        }
        if (text == null || parseParked(text) instanceof OutputFile) {
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
        if (text.isEmpty()) {
            throw new TargetException(option + ": the name of the stream is empty");
        }
        if (!WORD.matcher(text).matches()) {
            return text;
        }
        if (parseParked(text) instanceof ServiceTarget.Stream(String name)) {
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
        return service(name, text, SERVICES, "firehose:NAME or kinesis:NAME");
    }

    /**
     * The service of failed records that {@code text} names, where nothing else will do.
     *
     * @param name of the option or variable, for the message
     */
    static ServiceTarget parked(String name, String text) {
        return service(name, text, PARKING_SERVICES, "firehose:NAME, kinesis:NAME, sqs:QUEUE or s3:BUCKET/PREFIX");
    }

    private static ServiceTarget service(String name, String text, List<String> services, String forms) {
        Matcher word = WORD.matcher(text);
        if (!word.matches() || word.group(2).isEmpty()) {
            throw new TargetException(name + ": '" + text + "' is no service (write " + forms + ")");
        }
        if (services.contains(word.group(1)) && parse(text, services, forms) instanceof ServiceTarget service) {
            return service;
        }
        throw new TargetException(name + ": "
                + (PARKING_SERVICES.contains(word.group(1))
                        ? "'" + text + "' takes failed records only (write " + forms + ")"
                        : unknown(text, word.group(1), services)));
    }

    private static String unknown(String text, String word, List<String> services) {
        boolean isUrl = word.matches("https?") && services.contains("sqs");
        String suggestion = isUrl
                ? " (a queue's URL is written sqs:" + text + ")"
                : Suggestion.among(services, MEANT.getOrDefault(word, word));
        return "'" + text + "' names no target: unknown '" + word + ":'" + suggestion;
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
