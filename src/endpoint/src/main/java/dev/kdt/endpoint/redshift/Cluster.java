package dev.kdt.endpoint.redshift;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * A cluster, and who logs in there. Locally it is any PostgreSQL, and PostgreSQL's driver speaks to it whatever its URL begins
 * with. A cluster at Amazon's is spoken to by Amazon's driver, which has to be on the class path.
 */
public record Cluster(ClusterUrl url, String user, String password) {
    private static final String CONNECT_SECONDS = "10";

    /** Logs in; the caller closes the connection. */
    public Connection connect() throws SQLException {
        return url.isAmazons()
                ? connect(amazonsDriver(), url.redshift())
                : connect(new org.postgresql.Driver(), url.postgresql());
    }

    /** Logs in through {@code driver}. */
    Connection connect(Driver driver, String to) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("ApplicationName", "kdt");
        properties.setProperty("reWriteBatchedInserts", "true"); // One statement for many rows.
        Connection connection = driver.connect(to, properties);
        if (connection == null) {
            throw new SQLException("the JDBC driver refuses the address " + to);
        }
        return connection;
    }

    private Driver amazonsDriver() throws SQLException {
        for (Driver driver : ServiceLoader.load(Driver.class)) {
            if (driver.acceptsURL(url.redshift())) {
                return driver;
            }
        }
        throw new SQLException(url.host() + " is a Redshift cluster, and Amazon's JDBC driver is not on the class path"
                + " (download redshift-jdbc42 and name its jar in KDT_CLASSPATH)");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + "@" + url;
    }
}
