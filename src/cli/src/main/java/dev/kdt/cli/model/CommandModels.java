package dev.kdt.cli.model;

import dev.kdt.cli.option.OptionGroup;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;

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

    /**
     * A command line for help about the command above it: it has a summary, and no options.
     *
     * @param path the command's name with those above it, such as {@code kdt stream list}
     * @param command makes the command, which is done only where the build wrote no models
     */
    public static CommandLine outline(String path, Supplier<Object> command) {
        String header = written == null ? null : written.header(path);
        return new CommandLine(
                header == null ? CommandSpec.forAnnotatedObject(command.get()) : outline(header), FACTORY);
    }

    private static CommandSpec outline(String header) {
        CommandSpec outline = CommandSpec.wrapWithoutInspection(null, FACTORY).interpolateVariables(false);
        outline.usageMessage().header(header);
        return outline;
    }

    static CommandSpec of(Object command) {
        CommandSpec model = written == null ? null : written.of(command);
        return model == null ? CommandSpec.forAnnotatedObject(command) : model;
    }

    /**
     * The headings of options that stand together in a command's help ({@link OptionGroup}), by the options' longest names, in the order
     * of the command's mixins.
     */
    public static Map<String, String> headings(CommandSpec command) {
        String[] words = written == null ? null : written.headings(command.userObject());
        if (words == null) {
            return annotatedHeadings(command);
        }
        Map<String, String> headings = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            headings.put(words[i], words[i + 1]);
        }
        return headings;
    }

    /** A text of help, by the name of its resource, without opening the program's jar; {@code null} when the build wrote none. */
    public static @Nullable String text(String resource) {
        return written == null ? null : written.text(resource);
    }

    static Map<String, String> annotatedHeadings(CommandSpec command) {
        Map<String, String> headings = new LinkedHashMap<>();
        for (CommandSpec mixin : command.mixins().values()) {
            OptionGroup group = mixin.userObject().getClass().getAnnotation(OptionGroup.class);
            if (group != null) {
                mixin.options().forEach(option -> headings.put(option.longestName(), group.value()));
            }
        }
        return headings;
    }

    /** What is written. */
    interface WrittenModel {
        /** The model of a command; {@code null} for one that it does not know. */
        @Nullable
        CommandSpec of(Object command);

        /** The summary of a command, by its path; {@code null} when there is no such command. */
        @Nullable
        String header(String path);

        /** Each option's name and its heading, one after the other; {@code null} for a command that it does not know. */
        String @Nullable [] headings(Object command);

        /** The text of a resource of help; {@code null} when there is none. */
        @Nullable
        String text(String resource);
    }
}
