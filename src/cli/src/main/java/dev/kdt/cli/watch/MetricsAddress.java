package dev.kdt.cli.watch;

import dev.kdt.cli.console.UsageException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address where metrics are read.
 *
 * @param host name or number
 * @param port its TCP port; 0 for any that is free
 */
public record MetricsAddress(String host, int port) {
    private static final String THIS_MACHINE = "127.0.0.1";
    private static final Pattern FORM = Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+\\]|[^:/\\s\\[\\]]+):)?(\\d{1,5})");

    /**
     * Reads {@code HOST:PORT}, or a port alone: then nobody but this machine reaches it.
     *
     * @throws UsageException when it is neither
     */
    public static MetricsAddress parse(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.matches() || Integer.parseInt(match.group(2)) > 65_535) {
            throw new UsageException(
                    "--metrics: '" + text + "' is not HOST:PORT (write 9400, or 0.0.0.0:9400 for other machines)");
        }
        String host = match.group(1) == null ? THIS_MACHINE : match.group(1);
        return new MetricsAddress(host.replaceAll("[\\[\\]]", ""), Integer.parseInt(match.group(2)));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
