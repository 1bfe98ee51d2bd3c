package dev.kdt.cli.shell;

import dev.kdt.cli.console.StatusArea;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * What is typed for one command. The terminal is opened when the command reads from it: a read that is interrupted, as a command's end
 * interrupts it, closes what it reads from, and the next command reads, too. A status line stays away once somebody types.
 */
final class TerminalInput extends InputStream {
    private static final Path TERMINAL = Path.of("/dev/tty");

    private final StatusArea shells;
    private final ShellTerminal terminal;
    private @Nullable InputStream opened;
    private volatile boolean typing;

    /**
     * @param shells where the shell shows a status line
     * @param terminal of the shell, which is not to take what is typed for the command
     */
    TerminalInput(StatusArea shells, ShellTerminal terminal) {
        this.shells = shells;
        this.terminal = terminal;
    }

    /** The place of the command's status line. */
    StatusArea status() {
        return new StatusArea() {
            @Override
            public void show(String text) {
                if (!typing) {
                    shells.show(text);
                }
            }

            @Override
            public void clear() {
                shells.clear();
            }
        };
    }

    @Override
    public int read() throws IOException {
        return open().read();
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return open().read(into, from, length);
    }

    private InputStream open() throws IOException {
        typing = true;
        shells.clear();
        InputStream its = opened;
        if (its == null) {
            InputStream ahead = new ByteArrayInputStream(terminal.handOver());
            its = new SequenceInputStream(
                    ahead, Channels.newInputStream(FileChannel.open(TERMINAL, StandardOpenOption.READ)));
            opened = its;
        }
        return its;
    }

    @Override
    public void close() {
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException _) {
            // It was only read.
        }
    }
}
