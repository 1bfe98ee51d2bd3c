package dev.kdt.cli.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.kdt.cli.Kdt;
import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What the build wrote is what the annotations say. */
class CommandModelsTest {
    /** Getters whose values are an object's own, or belong to a parsed command line. */
    private static final Set<String> OWN = Set.of(
            "getter",
            "setter",
            "scope",
            "userObject",
            "initialValue",
            "hasInitialValue",
            "command",
            "root",
            "group",
            "getValue",
            "stringValues",
            "originalStringValues",
            "typedValues",
            "hashCode",
            "toString",
            "getClass",
            "messages",
            "defaultValueString",
            "annotatedElement",
            "builder");

    static Stream<CommandSpec> commands() {
        return below(Kdt.whole(console()));
    }

    private static Stream<CommandSpec> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(CommandModelsTest::below));
    }

    @Test
    void areWritten() throws ClassNotFoundException {
        assertNotNull(Class.forName(CommandModels.WRITTEN));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void sayWhatTheAnnotationsSay(CommandSpec command) {
        CommandSpec written = CommandModels.of(command.userObject());
        CommandSpec annotated = CommandSpec.forAnnotatedObject(command.userObject());

        assertEquals(described(annotated), described(written));
        assertEquals(arguments(annotated), arguments(written));
    }

    /** Help of a group names the commands below it, which are not made for it. */
    @ParameterizedTest
    @MethodSource("commands")
    void knowTheCommandsBelow(CommandSpec command) {
        Map<String, String> shown = new LinkedHashMap<>();
        command.subcommands().forEach((name, each) -> {
            if (!each.getCommandSpec().usageMessage().hidden()) {
                shown.put(
                        name,
                        String.join(" ", each.getCommandSpec().usageMessage().header()));
            }
        });
        assertEquals(shown, CommandModels.summaries(command));
    }

    private static List<Map<String, String>> arguments(CommandSpec command) {
        return command.args().stream().map(CommandModelsTest::described).toList();
    }

    private static Console console() {
        return new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                new Terminal(false, false, false),
                Map.of(),
                Path.of(""),
                Clock.systemUTC(),
                Thread::sleep,
                Signals.NONE);
    }

    private static List<Object> described(CommandSpec command) {
        return List.of(
                command.name(),
                command.versionProvider() == null
                        ? ""
                        : command.versionProvider().getClass(),
                List.of(command.usageMessage().header()),
                List.of(command.usageMessage().description()),
                List.of(command.usageMessage().footer()),
                List.of(command.usageMessage().customSynopsis()),
                command.usageMessage().synopsisSubcommandLabel(),
                command.usageMessage().hidden());
    }

    /** The values of all of picocli's getters, by their names. */
    private static Map<String, String> described(ArgSpec arg) {
        Map<String, String> values = new TreeMap<>();
        for (Method getter : arg.getClass().getMethods()) {
            if (getter.getParameterCount() == 0
                    && getter.getReturnType() != void.class
                    && !OWN.contains(getter.getName())
                    && !getter.isAnnotationPresent(Deprecated.class)) {
                values.put(getter.getName(), shown(valueOf(getter, arg)));
            }
        }
        return values;
    }

    private static Object valueOf(Method getter, ArgSpec arg) {
        try {
            return getter.invoke(arg);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter.toString(), e);
        }
    }

    private static String shown(Object value) {
        return switch (value) {
            case null -> ""; // Picocli means the same by both.
            case Object[] several ->
                Arrays.stream(several).map(CommandModelsTest::shown).toList().toString();
            case String text -> text;
            case Enum<?> word -> word.name();
            case Class<?> type -> type.getName();
            case Boolean flag -> flag.toString();
            case Number number -> number.toString();
            case CommandLine.Range range -> range.toString();
            case Iterable<?> several -> {
                StringBuilder all = new StringBuilder();
                several.forEach(each -> all.append(shown(each)).append(' '));
                yield all.toString();
            }
            default -> value.getClass().getName();
        };
    }
}
