package dev.kdt.cli.completion;

import dev.kdt.cli.help.Topics;
import dev.kdt.codec.Codec;
import dev.kdt.endpoint.fault.FaultKind;
import dev.kdt.generate.Templates;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.step.Steps;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import software.amazon.awssdk.regions.Region;

/**
 * The kinds of values that options and parameters take. A kind follows from the label that help shows for the value; where the
 * value is one of a few words ({@code completionCandidates}, or an enum), these are the kind.
 *
 * <p>A kind is made of words: a word that may be typed (one that ends in {@code :} or {@code =} is gone on with); {@code @KIND} for
 * what {@code kdt __complete KIND} finds, with letters before it that come first; {@code %} for files, {@code %yaml,yml} for those
 * with an extension, {@code /} for folders. A comma at the beginning makes it a list of words; {@code =}
 * or {@code :} there, what follows a name of the user's and that sign.
 */
public final class ValueKinds {
    /** The kind of values that only the user knows. */
    static final String NONE = "";

    /** The labels of values that only the user knows. */
    private static final List<String> UNKNOWN = List.of(
            "N",
            "NUMBER",
            "DURATION",
            "SIZE",
            "RATE",
            "SHARE",
            "JQ",
            "KEY",
            "NAME",
            "TEXT",
            "URL",
            "JDBC-URL",
            "TABLE",
            "SQL",
            "PATH",
            "PREFIX",
            "BUCKET",
            "ARN",
            "ZONE",
            "HASH_KEY",
            "ADDRESS",
            "PORT",
            "[HOST:]PORT",
            "TEXT|/REGEX/",
            "PATTERN",
            "LINE",
            "NAME VALUE",
            "NAME JSON",
            "TEXT...",
            "JSON...",
            "NAME[:SHARDS]",
            "LINE|FILE:N",
            "A,B,…",
            ".EXT");

    /** The kinds of the other labels; with the name of a command before the label, in this command. */
    private static final Map<String, String> BY_LABEL = Map.ofEntries(
            Map.entry("STREAM", "stream"),
            Map.entry("DELIVERY_STREAM", "delivery"),
            Map.entry("SHARD", "shard"),
            Map.entry("ADJACENT", "shard"),
            Map.entry("CONSUMER", "consumer"),
            Map.entry("GROUP", "group"),
            Map.entry("MAPPING", "mapping"),
            Map.entry("FUNCTION", "function"),
            Map.entry("RULE_NUMBER", "rule"),
            Map.entry("PROFILE", "profile"),
            Map.entry("CONTEXT", "context"),
            Map.entry("REGION", "region"),
            Map.entry("WHEN", "when"),
            Map.entry("TIME", "time"),
            Map.entry("TARGET", "target"),
            Map.entry("DESTINATION", "destination"),
            Map.entry("WHERE", "where"),
            Map.entry("FILE", "file"),
            Map.entry("test FILE", "pipeline"),
            Map.entry("process PIPELINE", "pipeline"),
            Map.entry("NAME FILE", "file"),
            Map.entry("FOLDER", "folder"),
            Map.entry("DIR", "folder"),
            Map.entry("DIR|s3://BUCKET/PREFIX", "state"),
            Map.entry("PIPELINE", "pipeline"),
            Map.entry("EVENT", "event"),
            Map.entry("ZIP", "zip"),
            Map.entry("NAME|FILE", "template"),
            Map.entry("TEMPLATE", "built-in"),
            Map.entry("STEP", "step"),
            Map.entry("FILE|kinesis:NAME", "sample"),
            Map.entry("FILE|FOLDER|glue", "schema"),
            Map.entry("CODEC[,CODEC…]", "codec"),
            Map.entry("FORMAT[,LAYER…]", "encoding"),
            Map.entry("BOUNDS", "bounds"),
            Map.entry("json|delimited:TEXT", "separation"),
            Map.entry("CLOCK", "clock"),
            Map.entry("SPEED", "speed"),
            Map.entry("RULE", "fault"),
            Map.entry("FAULT", "fault"),
            Map.entry("NAME=FUNCTION", "named-function"),
            Map.entry("NAME=STREAM", "named-stream"),
            Map.entry("NAME[:STREAM]", "named-source"),
            Map.entry("CONDITION", "condition"),
            Map.entry("COMMAND|TOPIC", "page"));

    /** Options that stand for a parameter, by the name of the command and the parameter's label: then there are only those after it. */
    private static final Map<String, List<String>> STANDING_FOR =
            Map.of("process PIPELINE", List.of("--expression", "--from-file"));

    private ValueKinds() {}

    /** The kind of an option's or a parameter's values; none where the label is not known, which a test finds. */
    static String of(ArgSpec spec) {
        Iterable<String> candidates = spec.completionCandidates();
        if (candidates != null) {
            return StreamSupport.stream(candidates.spliterator(), false)
                    .map(each -> each.toLowerCase(Locale.ROOT) + "/")
                    .collect(Collectors.joining());
        }
        return of(spec, spec.paramLabel());
    }

    /** The kind of one of a parameter's values, which has this label. */
    static String of(ArgSpec spec, String label) {
        String inCommand = spec.command().name() + " " + label;
        return BY_LABEL.getOrDefault(inCommand, BY_LABEL.getOrDefault(label, NONE));
    }

    /** The options that stand for one of a parameter's values, which has this label. */
    static List<String> optionsFor(ArgSpec spec, String label) {
        return STANDING_FOR.getOrDefault(spec.command().name() + " " + label, List.of());
    }

    /** The labels of a parameter's or an option's values: several, if its label says what comes first, as {@code FAULT [CONDITION...]}. */
    public static List<String> labels(ArgSpec spec) {
        String label = spec.paramLabel();
        return BY_LABEL.containsKey(label) || spec.isOption()
                ? List.of(label)
                : Arrays.stream(label.split(" "))
                        .map(each -> each.replaceAll("[\\[\\].]", ""))
                        .toList();
    }

    /** Whether it is decided what is offered for values with this label. */
    public static boolean knows(String label) {
        return BY_LABEL.containsKey(label) || UNKNOWN.contains(label);
    }

    /**
     * What the values of an option or a parameter are made of, where they are not one of a few words; empty where only the user knows.
     *
     * @param root the command line, whose commands have pages of help
     */
    public static List<String> pieces(ArgSpec spec, CommandLine root) {
        String kind = of(spec, labels(spec).getFirst());
        String made = kind.isEmpty() ? NONE : all(CompletedCommand.of(root)).getOrDefault(kind, NONE);
        String words = made.startsWith(",") ? made.substring(1) : made;
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    /**
     * What each kind is made of, by name.
     *
     * @param root the command line, whose commands have pages of help
     */
    static Map<String, String> all(CompletedCommand root) {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("stream", "@streams");
        kinds.put("delivery", "@deliveries");
        kinds.put("shard", "@shards");
        kinds.put("consumer", "@consumers");
        kinds.put("group", "@groups");
        kinds.put("mapping", "@mappings");
        kinds.put("function", "@functions");
        kinds.put("rule", "@rules");
        kinds.put("profile", "@profiles");
        kinds.put("context", "@contexts");
        kinds.put("region", words(regions()));
        kinds.put("when", "latest trim-horizon");
        kinds.put("time", "now");
        kinds.put("target", "kinesis:@streams firehose:@deliveries %");
        kinds.put("destination", "sqs: sns: s3:");
        kinds.put("where", "s3:// %");
        kinds.put("file", "%");
        kinds.put("folder", "/");
        kinds.put("state", "s3:// /");
        kinds.put("pipeline", "%yaml,yml");
        kinds.put("event", "%json");
        kinds.put("zip", "%zip");
        kinds.put("template", words(Templates.ALL.stream()) + " %yaml,yml");
        kinds.put("built-in", words(Stream.concat(Templates.ALL.stream(), Stream.of("language", "schema"))));
        kinds.put("step", words(Steps.ALL.stream().map(each -> each.spec().name())));
        kinds.put("sample", "kinesis:@streams %");
        kinds.put("schema", "glue %");
        kinds.put(
                "codec",
                ","
                        + words(Stream.concat(
                                Stream.of("auto"), Arrays.stream(Codec.values()).map(Codec::word))));
        kinds.put("encoding", "," + words(Encoding.words().stream()));
        kinds.put("bounds", ",steps= memory= depth= output= matching= time=");
        kinds.put("separation", "json delimited:");
        kinds.put("clock", "system virtual virtual:");
        kinds.put("speed", "1x 10x 100x max");
        kinds.put("fault", words(Arrays.stream(FaultKind.values()).map(FaultKind::word)));
        kinds.put("named-function", "=%yaml,yml,zip");
        kinds.put("named-stream", "=@streams");
        kinds.put("named-source", ":@streams");
        kinds.put("condition", "op= stream=@streams shard= rate= after= times= start= lasting= every= for= code=");
        kinds.put("page", words(pages(root)));
        return kinds;
    }

    private static Stream<String> pages(CompletedCommand root) {
        return Stream.concat(root.all().skip(1).map(CompletedCommand::name), Topics.ALL.stream())
                .distinct();
    }

    /** Regions in which there are streams: not those that stand for a whole partition. */
    private static Stream<String> regions() {
        return Region.regions().stream()
                .filter(each -> !each.isGlobalRegion())
                .map(Region::id)
                .sorted();
    }

    private static String words(Stream<String> words) {
        return words.collect(Collectors.joining(" "));
    }
}
