package dev.kdt.cli.option;

import dev.kdt.aws.ConsumerChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A registered consumer by its name; without one, a new consumer. */
public final class ConsumerConverter implements ITypeConverter<ConsumerChoice> {
    @Override
    public ConsumerChoice convert(String text) {
        try {
            return new ConsumerChoice(text.isEmpty() ? null : text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
