package dev.kdt.endpoint.redshift;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a cluster. A JDBC URL can carry properties that read files, run classes or name other hosts, so it is taken
 * apart and only these things are kept of it.
 */
public record ClusterUrl(boolean isRedshift, String host, int port, String database) {
    private static final int REDSHIFT_PORT = 5439;
    private static final int POSTGRESQL_PORT = 5432;
    private static final Pattern URL =
            Pattern.compile("jdbc:(redshift|postgresql)://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?/"
                    + "([a-zA-Z0-9_$-]{1,127})");

    private static final Pattern AMAZONS =
            Pattern.compile("\\.redshift(-serverless)?\\.amazonaws\\.com(\\.cn)?$", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a {@code ClusterJDBCURL}: {@code jdbc:redshift://host:port/database}, or the same with {@code postgresql}.
     *
     * @throws CopyException when it is anything else
     */
    public static ClusterUrl parse(String url) throws CopyException {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            throw new CopyException("'" + withoutPassword(url)
                    + "' is not jdbc:redshift://HOST:PORT/DATABASE or jdbc:postgresql://HOST:PORT/DATABASE "
                    + "(neither a user in it nor properties after a '?' are supported)");
        }
        boolean isRedshift = matcher.group(1).equals("redshift");
        String port = matcher.group(3);
        int usual = isRedshift ? REDSHIFT_PORT : POSTGRESQL_PORT;
        int number = port == null ? usual : Integer.parseInt(port);
        if (number > 65_535) {
            throw new CopyException("'" + url + "': the port must be at most 65535");
        }
        return new ClusterUrl(isRedshift, matcher.group(2), number, matcher.group(4));
    }

    /** An address that is none, to be shown: drivers take a password before the host and among the properties. */
    private static String withoutPassword(String url) {
        String shown = url.replaceFirst("[?;].*", "?…");
        int end = shown.lastIndexOf('@');
        int start = shown.indexOf("//");
        return end < 0 ? shown : (start < 0 ? "" : shown.substring(0, start + 2)) + "…" + shown.substring(end);
    }

    /** Whether it is a cluster of the service, and not a PostgreSQL that stands for one. */
    boolean isAmazons() {
        return isRedshift && AMAZONS.matcher(host).find();
    }

    /** For PostgreSQL's driver. */
    String postgresql() {
        return "jdbc:postgresql" + address();
    }

    /** For Amazon's driver. */
    String redshift() {
        return "jdbc:redshift" + address();
    }

    private String address() {
        return "://" + host + ":" + port + "/" + database;
    }

    @Override
    public String toString() {
        return isRedshift ? redshift() : postgresql();
    }
}
