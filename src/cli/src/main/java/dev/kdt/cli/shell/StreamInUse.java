package dev.kdt.cli.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The stream that {@code use} names. A command whose first argument is a stream gets it when it has no argument; {@value #SIGN} stands
 * for it anywhere.
 */
final class StreamInUse {
    static final String SIGN = "@";

    private static final String TARGET = "kinesis:";

    /** Of a command that destroys, its stream is named. */
    private static final List<String> NAMED = List.of("delete");

    private @Nullable String name;

    /** The stream; null for none. */
    @Nullable
    String name() {
        return name;
    }

    void use(@Nullable String stream) {
        name = stream;
    }

    /**
     * The words with the stream where it is meant.
     *
     * @param root is asked for the model of all commands, where a stream is in use
     */
    List<String> in(List<String> words, Supplier<CommandLine> root) {
        String stream = name;
        if (stream == null) {
            return words;
        }
        List<String> meant = new ArrayList<>(
                words.stream().map(each -> replaced(each, stream)).toList());
        CommandModel model = CommandModel.of(root.get(), meant);
        PositionalParamSpec first = model.positional(0);
        if (model.positionals().isEmpty()
                && first != null
                && first.paramLabel().equals("STREAM")
                && !NAMED.contains(model.spec().name())
                && meant.stream().noneMatch(each -> each.equals("--help") || each.equals("-h"))) {
            meant.add(model.path(), stream);
        }
        return meant;
    }

    private static String replaced(String word, String stream) {
        if (word.equals(SIGN)) {
            return stream;
        }
        return word.equals(TARGET + SIGN) ? TARGET + stream : word;
    }
}
