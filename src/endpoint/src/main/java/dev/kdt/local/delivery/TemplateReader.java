package dev.kdt.local.delivery;

import dev.kdt.local.delivery.PrefixTemplate.Part;
import dev.kdt.local.delivery.PrefixTemplate.Source;
import dev.kdt.local.wire.ServiceException;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads the expressions of a prefix.
 *
 * @param member of the request that has it, for messages
 */
record TemplateReader(String member) {
    /** No other time needs more room in any field. */
    private static final ZonedDateTime LONGEST =
            ZonedDateTime.of(2026, 12, 31, 23, 59, 59, 999_999_999, ZoneOffset.UTC);

    /**
     * The parts of {@code text}.
     *
     * @throws ServiceException when an expression is not known
     */
    List<Part> read(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = text.indexOf("!{", at);
            if (start < 0) {
                parts.add(new Part.Literal(text.substring(at)));
                break;
            }
            if (start > at) {
                parts.add(new Part.Literal(text.substring(at, start)));
            }
            int end = text.indexOf('}', start);
            if (end < 0) {
                throw wrong("has an expression that is not closed: !{ without }.");
            }
            parts.add(expression(text.substring(start + 2, end)));
            at = end + 1;
        }
        return parts;
    }

    private Part expression(String text) {
        int colon = text.indexOf(':');
        String namespace = colon < 0 ? text : text.substring(0, colon);
        String value = colon < 0 ? "" : text.substring(colon + 1);
        return switch (namespace + (namespace.equals("firehose") ? ":" + value : "")) {
            case "timestamp" -> timestamp(value);
            case "firehose:random-string" -> new Part.Random();
            case "firehose:error-output-type" -> new Part.ErrorType();
            case "partitionKeyFromQuery" -> key(Source.QUERY, value);
            case "partitionKeyFromLambda" -> key(Source.LAMBDA, value);
            default -> throw wrong("has an invalid expression: !{" + text + "}.");
        };
    }

    private Part key(Source source, String name) {
        if (name.isEmpty()) {
            throw wrong("has a Dynamic Partitioning Namespace without a key.");
        }
        return new Part.Key(source, name);
    }

    private Part timestamp(String pattern) {
        try {
            DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            String _ = format.format(LONGEST); // Some patterns are only found out when they are used.
            return new Part.Timestamp(format);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw wrong("has an invalid timestamp expression: " + pattern + " (" + e.getMessage() + ").");
        }
    }

    private ServiceException wrong(String how) {
        return ServiceException.invalidArgument(member + " " + how);
    }
}
