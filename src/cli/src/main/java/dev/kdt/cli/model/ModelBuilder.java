package dev.kdt.cli.model;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Range;

/**
 * Makes the model of a command. What {@link ModelWriter} writes is calls of this. Options of mixins become the command's own: a model
 * for each mixin would take as long as that of the command.
 */
final class ModelBuilder {
    /** No field: only picocli wants to know whether the option is there. */
    static final String UNREAD = "";

    private final CommandSpec spec;
    private final Owner owner;

    ModelBuilder(Object command) {
        this(CommandSpec.wrapWithoutInspection(command, CommandModels.FACTORY), new Owner(command));
        spec.interpolateVariables(false); // Texts are written as they came out.
    }

    private ModelBuilder(CommandSpec spec, Owner owner) {
        this.spec = spec;
        this.owner = owner;
    }

    /** Goes on with the mixin that is the field {@code field}. */
    ModelBuilder mixin(String field) {
        return new ModelBuilder(spec, owner.mixin(field));
    }

    CommandSpec spec() {
        return spec;
    }

    UsageMessageSpec usage() {
        return spec.usageMessage();
    }

    /** Begins an option that is the field {@code field}. */
    OptionSpec.Builder option(
            String field, Class<?> type, Range arity, String label, String[] description, String... names) {
        FieldValue value = new FieldValue(owner, field);
        OptionSpec.Builder begun = OptionSpec.builder(names)
                .type(type)
                .arity(arity)
                .paramLabel(label)
                .description(description)
                .getter(value)
                .setter(value)
                .hasInitialValue(false);
        return type.isEnum() ? begun.completionCandidates(new EnumNames(type)) : begun;
    }

    /** Begins an argument without a name that is the field {@code field}. */
    PositionalParamSpec.Builder positional(
            String field, Class<?> type, Range arity, Range index, String label, String[] description) {
        FieldValue value = new FieldValue(owner, field);
        PositionalParamSpec.Builder begun = PositionalParamSpec.builder()
                .type(type)
                .index(index)
                .arity(arity)
                .required(arity.min() > 0)
                .paramLabel(label)
                .description(description)
                .getter(value)
                .setter(value)
                .hasInitialValue(false);
        return type.isEnum() ? begun.completionCandidates(new EnumNames(type)) : begun;
    }

    void add(OptionSpec.Builder option) {
        spec.addOption(option.build());
    }

    void add(PositionalParamSpec.Builder positional) {
        spec.addPositional(positional.build());
    }

    static Range range(int min, int max, boolean variable, boolean unspecified, @Nullable String original) {
        return new Range(min, max, variable, unspecified, original);
    }

    static String[] text(String... lines) {
        return lines;
    }

    /** A class by its name. */
    static Class<?> type(String name) {
        try {
            return Class.forName(name, false, ModelBuilder.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is not there (is the build current?)", e);
        }
    }
}
