package dev.kdt.cli.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Makes the models of commands: as the build wrote them, or from the annotations where there is no build, as in an IDE. */
public final class CommandModels {
    /** The class that {@link ModelWriter} writes. When it is loaded, it tells {@link #take} of itself. */
    static final String WRITTEN = "dev.kdt.cli.model.WrittenModels";

    static final IFactory FACTORY = new Factory();

    private static @Nullable WrittenModel written;

    static {
        try {
            Class.forName(WRITTEN);
        } catch (ClassNotFoundException e) {
            written = null;
        }
    }

    private CommandModels() {}

    /** Called by the written class. No reflection makes an object of it, since a first use of reflection takes its time. */
    static void take(WrittenModel models) {
        written = models;
    }

    /**
     * A command line whose command is {@code command}, without sub-commands. Values are set in the command's fields when arguments are
     * parsed.
     */
    public static CommandLine commandLine(Object command) {
        return new CommandLine(of(command), FACTORY);
    }

    static CommandSpec of(Object command) {
        CommandSpec model = written == null ? null : written.of(command);
        return model == null ? CommandSpec.forAnnotatedObject(command) : model;
    }

    /** The summaries of the commands below {@code command} by their names, in the order in which help shows them. */
    public static Map<String, String> summaries(CommandSpec command) {
        String[] words = written == null ? null : written.summaries(command.qualifiedName());
        if (words != null) {
            return pairs(words);
        }
        Map<String, String> summaries = new LinkedHashMap<>();
        command.subcommands().forEach((name, each) -> {
            UsageMessageSpec usage = each.getCommandSpec().usageMessage();
            if (!usage.hidden()) {
                summaries.put(name, String.join(" ", usage.header()));
            }
        });
        return summaries;
    }

    /** Whether {@link #summaries} knows all commands without their models. */
    public static boolean knowsSummaries() {
        return written != null;
    }

    private static Map<String, String> pairs(String... words) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            pairs.put(words[i], words[i + 1]);
        }
        return pairs;
    }

    /** A text of help, by the name of its resource, without opening the program's jar; {@code null} when the build wrote none. */
    public static @Nullable String text(String resource) {
        return written == null ? null : written.text(resource);
    }

    /** What is written. */
    interface WrittenModel {
        /** The model of a command; {@code null} for one that it does not know. */
        @Nullable
        CommandSpec of(Object command);

        /** Each name of a command below that of the path, and its summary; {@code null} when none is below it. */
        String @Nullable [] summaries(String path);

        /** The text of a resource of help; {@code null} when there is none. */
        @Nullable
        String text(String resource);
    }
}
