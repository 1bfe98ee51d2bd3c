package dev.kdt.cli.command.local;

import dev.kdt.cli.console.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * An option's value of the form {@code NAME[:PART]}.
 *
 * @param part what stands after the colon
 */
record NamedParts(String name, @Nullable String part) {
    /** @throws UsageException when there is no name, or nothing after a colon */
    static NamedParts parse(String option, String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String part = colon < 0 ? null : text.substring(colon + 1);
        if (name.isEmpty() || (part != null && part.isEmpty())) {
            throw new UsageException(option + ": '" + text + "' has an empty name or value");
        }
        return new NamedParts(name, part);
    }
}
