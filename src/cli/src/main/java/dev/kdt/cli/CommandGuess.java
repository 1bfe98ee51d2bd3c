package dev.kdt.cli;

import dev.kdt.jq.run.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Guesses which command was meant by a word that is none: one nearby, one of another group, or one of another tool. */
final class CommandGuess {
    /** Words of the AWS CLI, of kcat and of habit. */
    private static final Map<String, String> OF_OTHER_TOOLS = Map.ofEntries(
            Map.entry("list-streams", "stream list"),
            Map.entry("create-stream", "stream create"),
            Map.entry("describe-stream", "stream describe"),
            Map.entry("describe-stream-summary", "stream describe"),
            Map.entry("list-shards", "stream describe"),
            Map.entry("delete-stream", "stream delete"),
            Map.entry("split-shard", "stream split"),
            Map.entry("merge-shards", "stream merge"),
            Map.entry("update-shard-count", "stream scale"),
            Map.entry("list-delivery-streams", "delivery list"),
            Map.entry("create-delivery-stream", "delivery create"),
            Map.entry("describe-delivery-stream", "delivery describe"),
            Map.entry("delete-delivery-stream", "delivery delete"),
            Map.entry("put-record", "produce"),
            Map.entry("put-records", "produce"),
            Map.entry("put-record-batch", "push"),
            Map.entry("get-records", "tail"),
            Map.entry("put", "produce"),
            Map.entry("send", "produce"),
            Map.entry("consume", "tail"),
            Map.entry("read", "tail"),
            Map.entry("cat", "tail"),
            Map.entry("jq", "process -e"),
            Map.entry("serve", "local"),
            Map.entry("start", "local"),
            Map.entry("ls", "stream list"));

    /** The AWS CLI's groups, whose next word is the command. */
    private static final Set<String> SERVICES = Set.of("kinesis", "firehose");

    private CommandGuess() {}

    /**
     * The suggestion in parentheses, after a space; empty when there is none.
     *
     * @param parent the command that {@code words} were typed after
     */
    static String suggestion(CommandLine parent, List<String> words) {
        String word = SERVICES.contains(words.getFirst()) && words.size() > 1 ? words.get(1) : words.getFirst();
        if (word.equals("help")) {
            return " (see 'kdt help" + parent.getCommandSpec().qualifiedName().replaceFirst("^\\S+", "") + "')";
        }
        String sibling = Suggestion.among(Commands.namesBelow(parent).toList(), word);
        if (!sibling.isEmpty()) {
            return sibling;
        }
        String elsewhere = OF_OTHER_TOOLS.get(word);
        return elsewhere == null ? anywhere(word) : " (did you mean 'kdt " + elsewhere + "'?)";
    }

    /** The commands of all groups whose last word is nearest, most often one. */
    private static String anywhere(String word) {
        List<String> paths = Commands.paths().toList();
        String nearest = Suggestion.nearest(
                paths.stream().map(CommandGuess::lastWord).distinct().toList(), word);
        if (nearest == null) {
            return "";
        }
        return paths.stream()
                .filter(path -> lastWord(path).equals(nearest))
                .map(path -> "'kdt " + path + "'")
                .collect(Collectors.joining(" or ", " (did you mean ", "?)"));
    }

    private static String lastWord(String path) {
        return path.substring(path.lastIndexOf(' ') + 1);
    }
}
