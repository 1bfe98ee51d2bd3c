package dev.kdt.cli.command.produce;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.sending.ResumeFile;
import dev.kdt.destination.Target;
import dev.kdt.flow.GroupHolder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option to go on where an earlier run stopped. */
final class ResumeOption {
    @Option(
            names = "--resume",
            paramLabel = "FILE",
            description = "Keep in this file how far the input files are sent, and go on there if it exists.")
    private @Nullable String name;

    /**
     * The state of earlier runs; null when none is kept.
     *
     * @param files to be sent
     * @throws UsageException when the input cannot be read again, or is not the same as then
     */
    @Nullable
    ResumeFile open(Session session, String stream, List<String> files, String in) {
        if (name == null) {
            return null;
        }
        if (name.isEmpty()) {
            throw new UsageException("--resume: the name of the file is empty");
        }
        if (files.isEmpty() || files.contains("-")) {
            throw new UsageException("--resume is for files: records from stdin or a template do not come again");
        }
        new NamedFiles(session.console())
                .read(files)
                .written("--resume", Target.file("--resume", name))
                .requireUsable();
        List<SentInput.Part> parts = files.stream()
                .map(each -> SentInput.Part.of(each, session.console().path(each)))
                .toList();
        return ResumeFile.open(
                name,
                session.console().path(name),
                new SentInput(stream, in, parts),
                GroupHolder.here("kdt produce " + stream, session.console().clock()));
    }

    /** Whether a state is to be kept. */
    boolean isGiven() {
        return name != null;
    }
}
