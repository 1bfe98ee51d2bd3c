package dev.kdt.local.redshift;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cluster is. A JDBC URL can carry properties that read files, run classes or name other hosts, so it is taken
 * apart and only these three things are kept of it.
 */
public record ClusterUrl(String host, int port, String database) {
    private static final int DEFAULT_PORT = 5439;
    private static final Pattern URL =
            Pattern.compile("jdbc:(?:redshift|postgresql)://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?/"
                    + "([a-zA-Z0-9_$-]{1,127})");

    /**
     * Reads a {@code ClusterJDBCURL}: {@code jdbc:redshift://host:port/database}, or the same with {@code postgresql}.
     *
     * @throws CopyException when it is anything else
     */
    public static ClusterUrl parse(String url) throws CopyException {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new CopyException("'" + url
                    + "' is not jdbc:redshift://HOST:PORT/DATABASE or jdbc:postgresql://HOST:PORT/DATABASE "
                    + "(properties behind a ? are not taken)");
        }
        String port = matcher.group(2);
        int number = port == null ? DEFAULT_PORT : Integer.parseInt(port);
        if (number > 65_535) {
            throw new CopyException("'" + url + "' has a port that does not exist");
        }
        return new ClusterUrl(matcher.group(1), number, matcher.group(3));
    }

    /** For PostgreSQL's driver, which speaks to both. */
    String driverUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
