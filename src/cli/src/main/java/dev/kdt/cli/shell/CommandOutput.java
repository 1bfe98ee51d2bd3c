package dev.kdt.cli.shell;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.shell.ShellLine.Redirect;
import dev.kdt.flow.IoFaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Where the results of one command go: the shell's own output, a file, or a program. */
final class CommandOutput implements AutoCloseable {
    private final Console shell;
    private final OutputStream out;
    private final @Nullable Process program;
    private final boolean isShells;

    /** Takes the program's output to the shell's; null where the terminal shows it. */
    private final @Nullable Thread copied;

    private CommandOutput(Console shell, OutputStream out, @Nullable Process program, boolean isShells) {
        this.shell = shell;
        this.out = out;
        this.program = program;
        this.isShells = isShells;
        this.copied = program == null || shell.terminal().out() ? null : copying(program, shell);
    }

    /**
     * Opens it.
     *
     * @throws UsageException when the file cannot be written, or the program cannot be started
     */
    static CommandOutput of(ShellLine line, Console shell) {
        Redirect redirect = line.redirect();
        String pipe = line.pipe();
        try {
            if (redirect != null) {
                return new CommandOutput(shell, file(redirect, shell), null, false);
            }
            if (pipe != null) {
                Process program = program(pipe, shell);
                return new CommandOutput(shell, new PipeOutput(program), program, false);
            }
            return new CommandOutput(shell, shell.out(), null, true);
        } catch (IOException e) {
            throw new UsageException(
                    String.valueOf(IoFaults.writing(redirect != null ? redirect.file() : "| " + pipe, e)
                            .getMessage()));
        }
    }

    private static OutputStream file(Redirect redirect, Console shell) throws IOException {
        return Files.newOutputStream(
                shell.path(redirect.file()),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                redirect.appends() ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** A program whose output is shown by the terminal itself, where there is one, since it may draw on it. */
    private static Process program(String words, Console shell) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", words)
                .directory(shell.directory().toAbsolutePath().toFile())
                .redirectOutput(shell.terminal().out() ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.PIPE)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Thread copying(Process program, Console shell) {
        return Thread.ofVirtual().name("kdt-program-output").start(() -> {
            try (InputStream its = program.getInputStream()) {
                its.transferTo(shell.out());
            } catch (IOException _) {
                program.destroy(); // Nobody reads it any more.
            }
        });
    }

    OutputStream out() {
        return out;
    }

    /** Whether a program gets it. */
    boolean isPipe() {
        return program != null;
    }

    /** Whether a terminal shows it. */
    boolean isTerminal() {
        return isShells && shell.terminal().out();
    }

    /** The exit code of the line, once its program has ended: the command's own, or, when all went well, that of the program. */
    int code(int command) throws InterruptedException {
        close();
        if (program == null) {
            return command;
        }
        int its = program.waitFor();
        if (copied != null) {
            copied.join();
        }
        return command == ExitCode.DONE ? its : command;
    }

    @Override
    public void close() {
        if (!isShells) {
            try {
                out.close();
            } catch (IOException _) {
                // What could not be written was told when the command wrote it; a program may have ended before.
            }
        }
    }
}
