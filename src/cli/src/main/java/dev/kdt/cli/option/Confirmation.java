package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The question before something is done to many things at once: asked on a terminal, answered by {@code --yes} elsewhere. */
public final class Confirmation {
    @Option(names = "--yes", description = "With --all: do not ask.")
    private boolean yes;

    /**
     * Returns when the user agrees.
     *
     * @param action what is to be done, such as {@code remove 3 consumers}
     * @throws UsageException when the user does not, or nobody can be asked
     */
    public void require(String action, Session session) {
        if (yes) {
            return;
        }
        if (!session.console().terminal().in() || !session.console().terminal().err()) {
            throw new UsageException(
                    "nobody is asked whether to " + action + ", for this is no terminal (--yes says so)");
        }
        session.console().err().print(action + "? [y/N] ");
        session.console().err().flush();
        String answer = answer(session);
        if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
            throw new UsageException("nothing was done");
        }
    }

    private static @Nullable String answer(Session session) {
        try {
            return new BufferedReader(new InputStreamReader(session.console().in(), StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UsageException("the answer could not be read: " + e.getMessage());
        }
    }
}
