package dev.kdt.cli.option;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of the embedded endpoint.
 *
 * @param scheme {@code http} or {@code https}
 * @param host name or number
 * @param port its TCP port
 */
public record LocalAddress(String scheme, String host, int port) {
    /** The default address of {@code kdt local}. */
    public static final LocalAddress USUAL = new LocalAddress("http", "127.0.0.1", 4567);

    static final String VARIABLE = "KDT_LOCAL";
    private static final Pattern FORM = Pattern.compile("(?:(https?)://)?([^:/\\s]+):(\\d{1,5})");

    /**
     * The address in {@code KDT_LOCAL}: {@code 1} is the default one; empty when it is not set.
     *
     * @throws UsageException when it says anything but {@code 1}, {@code HOST:PORT} and {@code https://HOST:PORT}
     */
    static Optional<LocalAddress> in(Console console) {
        return console.variable(VARIABLE)
                .filter(value -> !value.equals("0"))
                .map(value -> parse(VARIABLE + "=" + value, value));
    }

    /**
     * The address that {@code value} names.
     *
     * @param told the value and where it stands, for the message
     */
    static LocalAddress parse(String told, String value) {
        if (value.equals("1") || value.equals("true")) {
            return USUAL;
        }
        Matcher match = FORM.matcher(value);
        if (!match.matches() || Integer.parseInt(match.group(3)) > 65_535) {
            throw new UsageException(told + " is not HOST:PORT, or 1");
        }
        String scheme = match.group(1) == null ? USUAL.scheme() : match.group(1);
        return new LocalAddress(scheme, match.group(2), Integer.parseInt(match.group(3)));
    }

    /** The endpoint's address. */
    public URI uri() {
        return URI.create(scheme + "://" + host + ":" + port);
    }
}
