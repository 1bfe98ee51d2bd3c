package dev.kdt.cli.option;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.flow.PlainFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that a command reads and writes: those that its command line names, and those that its standard streams are open on. One
 * that is written is not read as well, and not written twice.
 */
public final class NamedFiles {
    /** Names what standard input is open on, where it is a file; nothing on systems without it. */
    private static final String STDIN = "/dev/stdin";

    /** The same of the other two. */
    private static final Path STDOUT = Path.of("/dev/stdout");

    private static final Path STDERR = Path.of("/dev/stderr");

    private final Console console;
    private final Path stdout;
    private final List<Named> read = new ArrayList<>();
    private final List<Named> written = new ArrayList<>();

    /**
     * @param name as the user wrote it; empty for a standard stream
     * @param ownFolder whether its folder is made with it
     */
    private record Named(String option, String name, Path file, boolean ownFolder) {
        Named(String option, String name, Path file) {
            this(option, name, file, false);
        }

        boolean isNamed() {
            return !name.isEmpty();
        }
    }

    public NamedFiles(Console console) {
        this(console, STDOUT);
    }

    /** @param stdout a name of what standard output is open on */
    NamedFiles(Console console, Path stdout) {
        this.console = console;
        this.stdout = stdout;
    }

    /**
     * Files to be read, as {@link Inputs} has them.
     *
     * @throws UsageException when standard input is one of them, and is closed
     */
    public NamedFiles read(List<String> names) {
        for (String name : names.isEmpty() ? List.of(Inputs.STDIN) : names) {
            boolean isStdin = name.equals(Inputs.STDIN);
            if (isStdin) {
                console.in();
            }
            read.add(new Named("", name, console.path(isStdin ? STDIN : name)));
        }
        return this;
    }

    /** A target; only files and standard output count. */
    public NamedFiles written(String option, Target target) {
        return switch (target) {
            case Target.OutputFile(String name) -> written(option, name);
            case Target.Stdout() -> printed();
            case ServiceTarget _, Target.Nowhere _ -> this;
        };
    }

    /** The files that standard output and standard error are redirected to, where they are. */
    public NamedFiles printed() {
        written.add(new Named("stdout", "", stdout));
        written.add(new Named("stderr", "", STDERR));
        return this;
    }

    /** A file to be written; {@code null} for none. */
    public NamedFiles written(String option, @Nullable String name) {
        OptionValue.requireName(option, name);
        if (name != null) {
            written.add(new Named(option, name, console.path(name)));
        }
        return this;
    }

    /** A file to be written in a folder of this program's own, which is made with it. */
    public NamedFiles kept(String option, Path file) {
        written.add(new Named(option, file.toString(), file, true));
        return this;
    }

    /**
     * Looks whether they are different files, whatever their names and links, and whether the folders are there that files are to be
     * written to.
     *
     * @throws UsageException when two of them are one, there is no folder for one, or one is a folder
     */
    public void requireUsable() {
        for (int i = 0; i < written.size(); i++) {
            Named one = written.get(i);
            for (Named input : read) {
                if (areOne(one.file(), input.file())) {
                    throw isReadToo(one, input);
                }
            }
            for (Named other : written.subList(0, i)) {
                if (one.isNamed() && other.isNamed() && areOne(one.file(), other.file())) {
                    throw new UsageException(other.option() + " and " + one.option() + " name the same file, "
                            + one.name() + " (name two)");
                }
            }
        }
        written.forEach(NamedFiles::requireFolder);
    }

    private static void requireFolder(Named written) {
        if (written.isNamed() && Files.isDirectory(written.file())) {
            throw new UsageException(
                    written.option() + ": cannot write to " + written.name() + ": it is a folder (name a file)");
        }
        Path folder = written.file().toAbsolutePath().normalize().getParent();
        if (written.isNamed() && !written.ownFolder() && folder != null && !Files.exists(folder)) {
            Path named = Path.of(written.name()).normalize().getParent();
            String name = (named == null ? folder : named).toString();
            throw new UsageException(written.option() + ": cannot write to " + written.name() + ": there is no folder "
                    + name + " (mkdir -p " + name + " makes it)");
        }
    }

    private static UsageException isReadToo(Named written, Named input) {
        return written.isNamed()
                ? new UsageException(
                        written.option() + ": " + written.name() + " is read by this command, too (name another file)")
                : new UsageException(written.option() + " is redirected to "
                        + (input.name().equals(Inputs.STDIN) ? "the file on stdin" : input.name())
                        + ", which this command reads (redirect it to another file)");
    }

    /** Whether both names lead to one file. Never true of a device or a pipe: its output cannot be read back. */
    private static boolean areOne(Path a, Path b) {
        try {
            if (Files.exists(a) && Files.exists(b)) {
                return Files.isRegularFile(a) && Files.isSameFile(a, b);
            }
            return PlainFiles.isPlain(a) && PlainFiles.followed(a).equals(PlainFiles.followed(b));
        } catch (IOException e) {
            return false; // Opening it will say what is wrong with it.
        }
    }
}
