package dev.kdt.flow;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.codec.Failure;
import dev.kdt.record.KinesisRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Parks records in a file, an envelope a line, added to what is there. The file is made when the first record is parked: no
 * failure, no file.
 */
public final class FileParking implements Parking {
    private final Path file;
    private final EnvelopeWriter writer = new EnvelopeWriter();
    private final ByteBuilder line = new ByteBuilder();
    private @Nullable FileChannel channel;

    public FileParking(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void park(KinesisRecord record, Failure failure) {
        writer.write(record, failure, line.clear());
        try {
            FileChannel open = open();
            ByteBuffer bytes = ByteBuffer.wrap(line.array(), 0, line.size());
            while (bytes.hasRemaining()) {
                open.write(bytes);
            }
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    @Override
    public synchronized void force() {
        try {
            if (channel != null) {
                channel.force(true);
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
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    private FileChannel open() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            open = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            channel = open;
        }
        return open;
    }
}
