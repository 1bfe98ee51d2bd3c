package dev.kdt.cli.model;

import static dev.kdt.cli.model.JavaText.literal;
import static dev.kdt.cli.model.JavaText.literals;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes, in the build, a class that makes the models of all commands as picocli makes them from annotations. What it cannot write is
 * an error of the build.
 */
public final class ModelWriter {
    /** Folder of the texts of help among the classes. */
    private static final String TEXTS = "dev/kdt/cli/help";

    private final StringBuilder commands = new StringBuilder();
    private final StringBuilder summaries = new StringBuilder();
    private final StringBuilder texts = new StringBuilder();
    private final StringBuilder methods = new StringBuilder();

    /** The commands and mixins whose options have a method. */
    private final Set<Class<?>> written = new HashSet<>();

    /**
     * Writes and compiles the class.
     *
     * @param root the command line with all commands, made from annotations
     * @param sources folder for the source
     * @param classes folder of the compiled classes, where it goes
     */
    public static void write(CommandLine root, Path sources, Path classes) throws IOException {
        ModelWriter writer = new ModelWriter();
        writer.command(root);
        writer.texts(classes.resolve(TEXTS));
        Path file = sources.resolve(CommandModels.WRITTEN.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, writer.source());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int result = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-Xlint:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString(),
                file.toString());
        if (result != 0) {
            throw new IllegalStateException("javac does not take " + file);
        }
    }

    private void texts(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(each -> each.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                texts.append("            case %s -> %s;\n".formatted(literal(name), literal(Files.readString(file))));
            }
        }
    }

    /** Removes the class, if it was written before to the folder {@code classes}: models are then made from annotations. */
    public static void forget(Path classes) throws IOException {
        Files.deleteIfExists(classes.resolve(CommandModels.WRITTEN.replace('.', '/') + ".class"));
    }

    private String source() {
        return """
            package dev.kdt.cli.model;

            import picocli.CommandLine.Model.CommandSpec;
            import picocli.CommandLine.ScopeType;

            /** The models of the commands, as ModelWriter wrote them. */
            final class WrittenModels implements CommandModels.WrittenModel {
                static {
                    CommandModels.take(new WrittenModels());
                }

                @Override
                public CommandSpec of(Object command) {
                    ModelBuilder model = new ModelBuilder(command);
                    switch (command.getClass().getName()) {
            %s            default -> {
                            return null;
                        }
                    }
                    return model.spec();
                }

                @Override
                public String[] summaries(String path) {
                    return switch (path) {
            %s            default -> null;
                    };
                }

                @Override
                public String text(String resource) {
                    return switch (resource) {
            %s            default -> null;
                    };
                }
            %s}
            """.formatted(commands, summaries, texts, methods);
    }

    private void command(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        Class<?> type = spec.userObject().getClass();
        commands.append("            case %s -> %s(model);\n".formatted(literal(type.getName()), nameOf(type)));
        if (!command.getSubcommands().isEmpty()) {
            summaries.append("            case %s -> new String[] {%s};\n"
                    .formatted(
                            literal(spec.qualifiedName()),
                            CommandModels.summaries(spec).entrySet().stream()
                                    .map(each -> literals(each.getKey(), each.getValue()))
                                    .collect(Collectors.joining(", "))));
        }
        String options = options(spec);
        methods.append("""

                private static void %s(ModelBuilder model) {
            %s        %s(model);
                }
            """.formatted(nameOf(type), usage(spec), options));
        command.getSubcommands().values().forEach(this::command);
    }

    /** The name of the method that adds the options of {@code spec}, which is written when it is not there yet. */
    private String options(CommandSpec spec) {
        Class<?> type = spec.userObject().getClass();
        String name = "optionsOf_" + nameOf(type);
        if (written.add(type)) {
            methods.append("""

                    private static void %s(ModelBuilder model) {
                %s    }
                """.formatted(name, optionsOf(spec)));
        }
        return name;
    }

    private static String nameOf(Class<?> type) {
        return type.getName().replace('.', '_').replace('$', '_');
    }

    private String optionsOf(CommandSpec spec) {
        requireFields(spec);
        StringBuilder body = new StringBuilder();
        for (Field field : fields(spec.userObject().getClass())) {
            if (field.isAnnotationPresent(Mixin.class)) {
                CommandSpec mixin = Objects.requireNonNull(spec.mixins().get(field.getName()));
                body.append("        %s(model.mixin(%s));\n".formatted(options(mixin), literal(field.getName())));
            } else if (field.isAnnotationPresent(Option.class)) {
                body.append(ArgumentCall.option(field, (OptionSpec) argument(spec, field)));
            } else if (field.isAnnotationPresent(Parameters.class)) {
                body.append(ArgumentCall.positional(field, (PositionalParamSpec) argument(spec, field)));
            }
        }
        return body.toString();
    }

    private static void requireFields(CommandSpec spec) {
        for (ArgSpec each : spec.args()) {
            if (!(each.userObject() instanceof Field)) {
                throw new IllegalStateException(each + " is not a field: " + each.userObject());
            }
        }
    }

    private static String usage(CommandSpec spec) {
        StringBuilder body = new StringBuilder();
        body.append("        model.spec().name(%s);\n".formatted(literal(spec.name())));
        UsageMessageSpec usage = spec.usageMessage();
        Map<String, String[]> texts = new LinkedHashMap<>();
        texts.put("header", usage.header());
        texts.put("description", usage.description());
        texts.put("footer", usage.footer());
        texts.put("customSynopsis", usage.customSynopsis());
        texts.forEach((name, lines) -> {
            if (lines.length > 0) {
                body.append("        model.usage().%s(%s);\n".formatted(name, literals(lines)));
            }
        });
        if (usage.hidden()) {
            body.append("        model.usage().hidden(true);\n");
        }
        body.append("        model.usage().synopsisSubcommandLabel(%s);\n"
                .formatted(literal(usage.synopsisSubcommandLabel())));
        if (spec.versionProvider() != null) {
            body.append("        model.spec().versionProvider(%s);\n".formatted(JavaText.made(spec.versionProvider())));
        }
        return body.toString();
    }

    private static ArgSpec argument(CommandSpec spec, Field field) {
        return spec.args().stream()
                .filter(arg -> field.equals(arg.userObject()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no model of " + field));
    }

    /** The fields of {@code type} in picocli's order: those of the classes above first. */
    private static Iterable<Field> fields(Class<?> type) {
        Deque<Class<?>> types = new ArrayDeque<>();
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            types.push(at);
        }
        return types.stream()
                .flatMap(each -> Stream.of(each.getDeclaredFields()))
                .toList();
    }
}
