package dev.kdt.cli.option;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * For an option with an optional value, which is taken only when it is attached ({@code --efo=NAME}): in {@code --efo orders}, the
 * option has its fallback value, and {@code orders} is a parameter.
 */
public final class AttachedValue implements IParameterPreprocessor {
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's.
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec arg, Map<String, Object> info) {
        if (arg instanceof OptionSpec option && " ".equals(info.get("separator"))) {
            args.push(option.fallbackValue());
        }
        return false;
    }
}
