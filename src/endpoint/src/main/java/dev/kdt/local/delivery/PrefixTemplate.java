package dev.kdt.local.delivery;

import dev.kdt.local.wire.ServiceException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A prefix of object keys with expressions such as <code>!{timestamp:yyyy/MM/dd}</code> (Amazon Data Firehose, "Understand
 * custom prefixes for Amazon S3 objects").
 */
public final class PrefixTemplate {
    private static final String LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 11;

    /** Understand custom prefixes for Amazon S3 objects: what keys begin with when the prefix says nothing of time. */
    static final String DEFAULT_TIME = "yyyy/MM/dd/HH/";

    private final List<Part> parts;
    private final boolean hasExpressions;

    /** A piece of a prefix. */
    sealed interface Part {
        record Literal(String text) implements Part {}

        record Timestamp(DateTimeFormatter format) implements Part {}

        record Random() implements Part {}

        record ErrorType() implements Part {}

        /** A key of dynamic partitioning. */
        record Key(Source source, String name) implements Part {}
    }

    /** The origin of a partitioning key. */
    public enum Source {
        QUERY,
        LAMBDA;

        /** The name of this source's key {@code name} in a partition. */
        String key(String name) {
            return this + ":" + name;
        }
    }

    /** The values of the expressions in one object's key. */
    public record Values(Instant time, ZoneId zone, Map<String, String> keys, String errorType) {}

    private PrefixTemplate(List<Part> parts, boolean hasExpressions) {
        this.parts = List.copyOf(parts);
        this.hasExpressions = hasExpressions;
    }

    /**
     * Reads a prefix of delivered objects. One without any expression gets {@code yyyy/MM/dd/HH/} at its end. (Older pages
     * say that one without a timestamp does; objects of dynamic partitioning show that it is not so.)
     *
     * @throws ServiceException when an expression is not known or not allowed
     */
    public static PrefixTemplate ofPrefix(String prefix) {
        List<Part> parts = new TemplateReader("Prefix").read(prefix);
        if (parts.stream().anyMatch(Part.ErrorType.class::isInstance)) {
            throw ServiceException.invalidArgument("Prefix can't contain !{firehose:error-output-type}.");
        }
        boolean plain = isPlain(parts);
        if (plain) {
            parts.add(defaultTime());
        }
        return new PrefixTemplate(parts, !plain);
    }

    /** Reads a prefix of error output. Without expressions the kind of error and the hour come at its end. */
    public static PrefixTemplate ofErrorPrefix(String prefix) {
        List<Part> parts = new TemplateReader("ErrorOutputPrefix").read(prefix);
        if (parts.stream().anyMatch(Part.Key.class::isInstance)) {
            throw ServiceException.invalidArgument("ErrorOutputPrefix can't contain Dynamic Partitioning Namespaces.");
        }
        boolean plain = isPlain(parts);
        if (plain) {
            parts.add(new Part.ErrorType());
            parts.add(new Part.Literal("/"));
            parts.add(defaultTime());
        } else if (parts.stream().noneMatch(Part.ErrorType.class::isInstance)) {
            throw ServiceException.invalidArgument("ErrorOutputPrefix must contain at least one instance of "
                    + "!{firehose:error-output-type} when it contains expressions.");
        }
        return new PrefixTemplate(parts, !plain);
    }

    private static boolean isPlain(List<Part> parts) {
        return parts.stream().allMatch(Part.Literal.class::isInstance);
    }

    private static Part defaultTime() {
        return new Part.Timestamp(DateTimeFormatter.ofPattern(DEFAULT_TIME, Locale.ROOT));
    }

    /** The names of partitioning keys that the template wants from {@code source}. */
    public List<String> keys(Source source) {
        return parts.stream()
                .filter(part -> part instanceof Part.Key key && key.source() == source)
                .map(part -> ((Part.Key) part).name())
                .distinct()
                .toList();
    }

    /** Whether it was given with expressions. */
    boolean hasExpressions() {
        return hasExpressions;
    }

    /** Whether it wants keys of dynamic partitioning. */
    boolean hasKeys() {
        return parts.stream().anyMatch(Part.Key.class::isInstance);
    }

    /** The prefix with its expressions filled in. */
    public String fill(Values values) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal literal -> filled.append(literal.text());
                case Part.Timestamp time ->
                    filled.append(time.format().format(values.time().atZone(values.zone())));
                case Part.Random _ -> random(filled);
                case Part.ErrorType _ -> filled.append(values.errorType());
                case Part.Key key ->
                    filled.append(values.keys().getOrDefault(key.source().key(key.name()), ""));
            }
        }
        return filled.toString();
    }

    private static void random(StringBuilder filled) {
        RandomGenerator random = new SecureRandom();
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            filled.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
    }
}
