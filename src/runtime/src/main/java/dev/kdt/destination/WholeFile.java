package dev.kdt.destination;

import dev.kdt.flow.DirectFile;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.PlainFiles;
import dev.kdt.flow.ReplacedFile;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/**
 * A file that a command writes as a whole. It takes the place of the earlier one when it is complete; when it does not come to
 * that, the user is told where what was written is. Devices and pipes are written directly.
 */
public final class WholeFile implements OpenTarget.Behind {
    private final String name;
    private final OutputStream out;
    private final TargetContext context;

    private WholeFile(String name, OutputStream out, TargetContext context) {
        this.name = name;
        this.out = out;
        this.context = context;
    }

    /**
     * Begins a file.
     *
     * @param name as the user wrote it
     * @param stop ends the wait for the reader of a named pipe
     * @throws StoppedException when it did, before anything was written
     * @throws dev.kdt.flow.FlowException when it cannot be written
     */
    public static WholeFile begin(String name, TargetContext context, Stop stop) throws StoppedException {
        Path file = context.files().apply(name);
        try {
            OutputStream out = PlainFiles.isPlain(file) ? ReplacedFile.open(file) : DirectFile.open(file, stop);
            return new WholeFile(name, out, context);
        } catch (InterruptedIOException e) {
            throw new StoppedException(stop.reason().orElseThrow());
        } catch (IOException e) {
            throw IoFaults.writing(name, e.getCause() instanceof AccessDeniedException ? hinted(e) : e);
        }
    }

    private static IOException hinted(IOException e) {
        return new IOException(e.getMessage() + " (standard output that is redirected to it writes in place)", e);
    }

    public OutputStream out() {
        return out;
    }

    /** The file as a target, which closes it. */
    OpenTarget asTarget() {
        return new OpenTarget(new OutputSink(out, name), "written to " + name, this);
    }

    @Override
    public void complete() {
        if (out instanceof ReplacedFile replaced) {
            try {
                replaced.complete();
            } catch (IOException e) {
                throw IoFaults.writing(name, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw IoFaults.writing(name, e);
        }
        Path leftover = out instanceof ReplacedFile replaced ? replaced.leftover() : null;
        if (leftover != null) {
            context.warnings()
                    .accept(name + " stays as it was; what was written before the end is in " + shown(leftover));
        }
    }

    private String shown(Path leftover) {
        Path beside = Path.of(name).resolveSibling(leftover.getFileName());
        return context.files()
                        .apply(beside.toString())
                        .toAbsolutePath()
                        .normalize()
                        .equals(leftover)
                ? beside.toString()
                : leftover.toString();
    }
}
