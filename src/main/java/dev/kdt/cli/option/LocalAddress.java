package dev.kdt.cli.option;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the embedded endpoint is.
 *
 * @param host name or number
 * @param port its TCP port
 */
public record LocalAddress(String host, int port) {
    /** Where {@code kdt local} listens unless told otherwise. */
    public static final LocalAddress USUAL = new LocalAddress("127.0.0.1", 4567);

    static final String VARIABLE = "KDT_LOCAL";
    private static final Pattern FORM = Pattern.compile("([^:\\s]+):(\\d{1,5})");

    /**
     * What {@code KDT_LOCAL} says: {@code 1} is the usual address; empty when it is not set.
     *
     * @throws UsageException when it says anything but {@code 1} or {@code HOST:PORT}
     */
    static Optional<LocalAddress> in(Console console) {
        return console.variable(VARIABLE).filter(value -> !value.equals("0")).map(LocalAddress::parse);
    }

    private static LocalAddress parse(String value) {
        if (value.equals("1") || value.equals("true")) {
            return USUAL;
        }
        Matcher match = FORM.matcher(value);
        if (!match.matches() || Integer.parseInt(match.group(2)) > 65_535) {
            throw new UsageException(VARIABLE + "=" + value + " is not HOST:PORT, and not 1");
        }
        return new LocalAddress(match.group(1), Integer.parseInt(match.group(2)));
    }

    /** The endpoint's address. */
    public URI uri() {
        return URI.create("http://" + host + ":" + port);
    }
}
