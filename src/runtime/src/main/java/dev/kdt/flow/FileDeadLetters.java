package dev.kdt.flow;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.codec.Failure;
import dev.kdt.flow.AppendedFile.Records;
import dev.kdt.record.KinesisRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Parks records in a file, an envelope a line, added to what is there. The file is made when the first record is parked: no
 * failure, no file. Several processes may park in one file. What was parked is safe only in the file that has the name: when that
 * was deleted or replaced meanwhile, {@link #force} fails.
 */
public final class FileDeadLetters implements DeadLetters {
    private final Path file;
    private final Stop stop;
    private final EnvelopeWriter writer = new EnvelopeWriter();
    private final ByteBuilder line = new ByteBuilder();
    private @Nullable OutputStream out;

    /** @param stop ends the wait for the reader of a named pipe */
    public FileDeadLetters(Path file, Stop stop) {
        this.file = file;
        this.stop = stop;
    }

    @Override
    public synchronized void park(KinesisRecord record, Failure failure) {
        writer.write(record, failure, line.clear());
        try {
            line.writeTo(open());
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    @Override
    public synchronized void force() {
        try {
            if (out instanceof AppendedFile appended) {
                appended.force();
            }
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public synchronized void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    private OutputStream open() throws IOException {
        OutputStream open = out;
        if (open == null) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                PlainFiles.makeFolder(folder);
            }
            open = PlainFiles.isPlain(file)
                    ? AppendedFile.shared(file, Records.LINES)
                    : DirectFile.openToPark(file, stop);
            out = open;
        }
        return open;
    }
}
