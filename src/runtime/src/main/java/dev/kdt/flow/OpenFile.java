package dev.kdt.flow;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A file that is open for reading and writing; made when it is missing. On this machine's disks an interrupt breaks nothing off. */
sealed interface OpenFile extends Closeable {
    static OpenFile of(Path file) throws IOException {
        return file.getFileSystem().equals(FileSystems.getDefault())
                ? new Direct(new RandomAccessFile(file.toFile(), "rw"))
                : new Through(FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    long length() throws IOException;

    /** Reads {@code size} bytes from the place {@code at} into {@code bytes}. */
    void read(long at, byte[] bytes, int size) throws IOException;

    /** Writes bytes, all of them unless it throws, to the place {@code at}. */
    void write(long at, byte[] bytes, int from, int size) throws IOException;

    void cut(long length) throws IOException;

    /** Has the content on the disk when it returns. */
    void force() throws IOException;

    /** Takes the lock of the file; {@code null} when another process holds it. */
    @Nullable
    FileLock tryLock() throws IOException;

    /** A file of this machine. A {@link FileChannel} would be closed by an interrupt. */
    record Direct(RandomAccessFile file) implements OpenFile {
        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public void read(long at, byte[] bytes, int size) throws IOException {
            file.seek(at);
            file.readFully(bytes, 0, size);
        }

        @Override
        public void write(long at, byte[] bytes, int from, int size) throws IOException {
            file.seek(at);
            file.write(bytes, from, size);
        }

        @Override
        public void cut(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public @Nullable FileLock tryLock() throws IOException {
            return file.getChannel().tryLock();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    /** A file of another file system, which knows channels only. */
    record Through(FileChannel channel) implements OpenFile {
        @Override
        public long length() throws IOException {
            return channel.size();
        }

        @Override
        public void read(long at, byte[] bytes, int size) throws IOException {
            ByteBuffer into = ByteBuffer.wrap(bytes, 0, size);
            for (long next = at; into.hasRemaining(); ) {
                int read = channel.read(into, next);
                if (read < 0) {
                    throw new EOFException();
                }
                next += read;
            }
        }

        @Override
        public void write(long at, byte[] bytes, int from, int size) throws IOException {
            ByteBuffer left = ByteBuffer.wrap(bytes, from, size);
            for (long next = at; left.hasRemaining(); ) {
                next += channel.write(left, next);
            }
        }

        @Override
        public void cut(long length) throws IOException {
            channel.truncate(length);
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public @Nullable FileLock tryLock() throws IOException {
            return channel.tryLock();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
