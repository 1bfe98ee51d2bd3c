package dev.kdt.cli.option;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import dev.kdt.destination.Target;
import dev.kdt.flow.PlainFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a command line names: one that is written is not read as well, and not written twice. */
public final class NamedFiles {
    /** Names what standard input is open on, where it is a file; nothing on systems without it. */
    private static final String STDIN = "/dev/stdin";

    private final Console console;
    private final List<Named> read = new ArrayList<>();
    private final List<Named> written = new ArrayList<>();

    private record Named(String option, String name, Path file) {}

    public NamedFiles(Console console) {
        this.console = console;
    }

    /** Files to be read, as {@link Inputs} has them. */
    public NamedFiles read(List<String> names) {
        for (String name : names.isEmpty() ? List.of(Inputs.STDIN) : names) {
            read.add(new Named("", name, console.path(name.equals(Inputs.STDIN) ? STDIN : name)));
        }
        return this;
    }

    /** A target; only files count. */
    public NamedFiles written(String option, Target target) {
        return target instanceof Target.OutputFile(String name) ? written(option, name) : this;
    }

    /** A file to be written; {@code null} for none. */
    public NamedFiles written(String option, @Nullable String name) {
        if (name != null) {
            written.add(new Named(option, name, console.path(name)));
        }
        return this;
    }

    /**
     * Looks whether they are different files, whatever their names and links.
     *
     * @throws UsageException when two of them are one
     */
    public void requireApart() {
        for (int i = 0; i < written.size(); i++) {
            Named one = written.get(i);
            for (Named input : read) {
                if (areOne(one.file(), input.file())) {
                    throw new UsageException(one.option() + ": " + one.name()
                            + " is read by this command, too (name another" + " file)");
                }
            }
            for (Named other : written.subList(0, i)) {
                if (areOne(one.file(), other.file())) {
                    throw new UsageException(other.option() + " and " + one.option() + " name the same file, "
                            + one.name() + " (name two)");
                }
            }
        }
    }

    private static boolean areOne(Path a, Path b) {
        try {
            if (!PlainFiles.isPlain(a)) {
                return false; // What is written to a device is not there to be read.
            }
            boolean bothAreThere = Files.exists(a) && Files.exists(b);
            return bothAreThere
                    ? Files.isSameFile(a, b)
                    : PlainFiles.followed(a).equals(PlainFiles.followed(b));
        } catch (IOException e) {
            return false; // Opening it will say what is wrong with it.
        }
    }
}
