package dev.kdt.cli.command.replay;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.sending.ResumeFile;
import dev.kdt.destination.Target;
import dev.kdt.flow.GroupHolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option to go on where an earlier replay stopped. */
final class ResumeOption {
    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Keep in this file how many records are sent, and go on there if it exists.")
    private @Nullable String name;

    boolean isGiven() {
        return name != null;
    }

    /**
     * Looks whether a state can be kept.
     *
     * @param where the folder or file that is read
     * @throws UsageException when its file is one of those that are read
     */
    void requireSense(String where, Session session) {
        String given = Target.file("--resume", name);
        if (given == null) {
            return;
        }
        Path root = session.console().path(where).toAbsolutePath().normalize();
        if (session.console().path(given).toAbsolutePath().normalize().startsWith(root)) {
            throw new UsageException("--resume: " + given + " is in " + where
                    + ", of which all files are sent (name a file outside of it)");
        }
        new NamedFiles(session.console()).written("--resume", given).printed().requireUsable();
    }

    /** The state of earlier runs; null when none is kept. */
    @Nullable
    ResumeFile open(ReplayedWork work, Session session) {
        return name == null
                ? null
                : ResumeFile.open(
                        name,
                        session.console().path(name),
                        work,
                        GroupHolder.here(
                                "kdt replay " + work.where(), session.console().clock()));
    }
}
