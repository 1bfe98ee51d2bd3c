package dev.kdt.cli.option;

import dev.kdt.jq.Budget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code 1000000}, a number of steps; or names and values with commas between: {@code steps=1000000,depth=1000,memory=64MiB,
 * output=1MiB,matching=1s,time=5s}.
 */
public final class BoundsConverter implements ITypeConverter<ResourceLimits> {
    private static final String FORM = "(write a number of steps, or some of steps=N,depth=N,memory=SIZE,output=SIZE,"
            + "matching=DURATION,time=DURATION)";

    private final SizeConverter sizes = new SizeConverter();
    private final DurationConverter durations = new DurationConverter();

    @Override
    public ResourceLimits convert(String text) {
        ResourceLimits bounds = ResourceLimits.USUAL;
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            bounds = with(bounds, equals < 0 ? "steps" : part.substring(0, equals), part.substring(equals + 1));
        }
        return bounds;
    }

    private ResourceLimits with(ResourceLimits bounds, String name, String value) {
        Budget budget = bounds.budget();
        return switch (name) {
            case "steps" -> new ResourceLimits(budget.withSteps(number(value, Long.MAX_VALUE)), bounds.output());
            case "depth" ->
                new ResourceLimits(budget.withDepth((int) number(value, Integer.MAX_VALUE)), bounds.output());
            case "memory" ->
                new ResourceLimits(budget.withMemory(sizes.convert(value).bytes()), bounds.output());
            case "output" -> new ResourceLimits(budget, sizes.convert(value).bytes());
            case "time" -> new ResourceLimits(budget.withTime(durations.convert(value)), bounds.output());
            case "matching" -> new ResourceLimits(budget.withMatching(durations.convert(value)), bounds.output());
            default -> throw new TypeConversionException("'" + name + "' is not a limit " + FORM);
        };
    }

    private static long number(String text, long most) {
        try {
            long number = Long.parseLong(text);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new TypeConversionException("'" + text + "' is not a number of steps or levels " + FORM);
    }
}
