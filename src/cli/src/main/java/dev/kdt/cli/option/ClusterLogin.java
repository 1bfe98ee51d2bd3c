package dev.kdt.cli.option;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who logs in to a cluster. */
public final class ClusterLogin {
    /** The variable with the password, which no list of processes shows. */
    private static final String PASSWORD = "KDT_REDSHIFT_PASSWORD";

    @Option(names = "--user", paramLabel = "NAME", description = "User of the database.")
    private @Nullable String user;

    @Option(
            names = "--password",
            interactive = true,
            arity = "0",
            description = "Ask for the user's password (that in KDT_REDSHIFT_PASSWORD).")
    private char @Nullable [] password;

    public String user() {
        if (user == null) {
            throw new UsageException("--redshift needs the option --user NAME, a user of the database");
        }
        return user;
    }

    public String password(Console console) {
        char[] asked = password;
        if (asked != null) {
            return new String(asked);
        }
        return console.variable(PASSWORD)
                .orElseThrow(() -> new UsageException(
                        "the password of the database is missing (set " + PASSWORD + ", or --password)"));
    }
}
