package dev.kdt.cli.model;

import static dev.kdt.cli.model.JavaText.literal;
import static dev.kdt.cli.model.JavaText.literals;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;
import picocli.CommandLine.ScopeType;

/** Calls of {@link ModelBuilder} that make an option or argument as picocli makes it from its annotation. */
final class ArgumentCall {
    /** Picocli's order of an option that says none. */
    private static final int UNORDERED = OptionSpec.builder("--none").build().order();

    private ArgumentCall() {}

    /** The statement that adds an option. */
    static String option(Field field, OptionSpec option) {
        StringBuilder call = new StringBuilder("model.option(%s, %s, %s, %s, ModelBuilder.text(%s), %s)"
                .formatted(
                        option.usageHelp() || option.versionHelp() ? "ModelBuilder.UNREAD" : literal(field.getName()),
                        JavaText.type(field.getType()),
                        range(Range.optionArity(field)),
                        literal(option.paramLabel()),
                        literals(option.description()),
                        literals(option.names())));
        flag(call, "usageHelp", option.usageHelp());
        flag(call, "versionHelp", option.versionHelp());
        flag(call, "negatable", option.negatable());
        flag(call, "required", option.required());
        if (option.fallbackValue() != null
                && option.arity().min() == 0
                && option.arity().max() > 0) {
            call.append(".fallbackValue(%s)".formatted(literal(option.fallbackValue())));
        }
        if (option.order() != UNORDERED) {
            call.append(".order(%d)".formatted(option.order()));
        }
        common(call, option);
        return "        model.add(%s);\n".formatted(call);
    }

    /** The statement that adds an argument without a name. */
    static String positional(Field field, PositionalParamSpec positional) {
        StringBuilder call = new StringBuilder("model.positional(%s, %s, %s, %s, %s, ModelBuilder.text(%s))"
                .formatted(
                        literal(field.getName()),
                        JavaText.type(field.getType()),
                        range(Range.parameterArity(field)),
                        range(Range.parameterIndex(field)),
                        literal(positional.paramLabel()),
                        literals(positional.description())));
        common(call, positional);
        return "        model.add(%s);\n".formatted(call);
    }

    private static void common(StringBuilder call, ArgSpec arg) {
        if (!arg.auxiliaryTypes()[0].equals(arg.type())) {
            call.append(".auxiliaryTypes(%s)".formatted(JavaText.type(arg.auxiliaryTypes()[0])));
        }
        flag(call, "hidden", arg.hidden());
        flag(call, "hideParamSyntax", arg.hideParamSyntax());
        flag(call, "interactive", arg.interactive());
        if (arg.scopeType() == ScopeType.INHERIT) {
            call.append(".scopeType(ScopeType.INHERIT)");
        }
        if (arg.defaultValue() != null) {
            call.append(".defaultValue(%s)".formatted(literal(arg.defaultValue())));
        }
        if (arg.splitRegex() != null && !arg.splitRegex().isEmpty()) {
            call.append(".splitRegex(%s)".formatted(literal(arg.splitRegex())));
        }
        if (arg.converters().length > 0) {
            call.append(".converters(%s)"
                    .formatted(
                            Arrays.stream(arg.converters()).map(JavaText::made).collect(Collectors.joining(", "))));
        }
        if (arg.completionCandidates() != null && !arg.typeInfo().isEnum()) {
            call.append(".completionCandidates(%s)".formatted(JavaText.made(arg.completionCandidates())));
        }
        if (!Modifier.isPrivate(arg.preprocessor().getClass().getModifiers())
                && !arg.preprocessor().getClass().getName().startsWith("picocli.")) {
            call.append(".preprocessor(%s)".formatted(JavaText.made(arg.preprocessor())));
        }
    }

    private static void flag(StringBuilder call, String name, boolean value) {
        if (value) {
            call.append(".%s(true)".formatted(name));
        }
    }

    private static String range(Range range) {
        return "ModelBuilder.range(%d, %s, %s, %s, %s)"
                .formatted(
                        range.min(),
                        range.max() == Integer.MAX_VALUE ? "Integer.MAX_VALUE" : range.max(),
                        range.isVariable(),
                        range.isUnspecified(),
                        range.originalValue() == null ? "null" : literal(range.originalValue()));
    }
}
