package dev.kdt.cli.option;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who logs in to a cluster. */
public final class ClusterLogin {
    /** The variable with the password, which no list of processes shows. */
    private static final String PASSWORD = "KDT_REDSHIFT_PASSWORD";

    /** Those that PostgreSQL's own clients heed. */
    private static final String USUAL_USER = "PGUSER";

    private static final String USUAL_PASSWORD = "PGPASSWORD";

    @Option(names = "--user", paramLabel = "NAME", description = "User of the database (that in PGUSER).")
    private @Nullable String user;

    @Option(
            names = "--password",
            interactive = true,
            arity = "0",
            description = "Ask for the user's password (that in KDT_REDSHIFT_PASSWORD or PGPASSWORD).")
    private char @Nullable [] password;

    /**
     * Who logs in.
     *
     * @param option that names the database
     */
    public String user(String option, Console console) {
        if (user != null) {
            return user;
        }
        return console.variable(USUAL_USER)
                .orElseThrow(() -> new UsageException(
                        option + " needs the option --user NAME, a user of the database (or " + USUAL_USER + ")"));
    }

    public String password(Console console) {
        char[] asked = password;
        if (asked != null) {
            return new String(asked);
        }
        return console.variable(PASSWORD)
                .or(() -> console.variable(USUAL_PASSWORD))
                .orElseThrow(() -> new UsageException("the password of the database is missing (set " + PASSWORD
                        + " or " + USUAL_PASSWORD + ", or --password)"));
    }
}
