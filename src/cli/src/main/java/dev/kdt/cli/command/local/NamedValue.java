package dev.kdt.cli.command.local;

import dev.kdt.cli.console.UsageException;

/** An option's value of the form {@code NAME=VALUE}. */
record NamedValue(String name, String value) {
    /**
     * Takes it apart.
     *
     * @param what stands behind the equals sign, for the message
     * @throws UsageException when there is no name or no value
     */
    static NamedValue parse(String option, String what, String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new UsageException(option + ": '" + text + "' is not NAME=" + what);
        }
        return new NamedValue(text.substring(0, equals), text.substring(equals + 1));
    }
}
