package dev.kdt.enumerate.disk;

import dev.kdt.enumerate.FaultEffect;
import dev.kdt.enumerate.FaultSite;
import dev.kdt.enumerate.SimulatedProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/** An open file of a virtual disk; no interrupt closes it. */
final class DiskChannel extends FileChannel {
    private final VirtualDisk disk;
    private final SimulatedProcess process;
    private final Path path;
    private final Node node;
    private final boolean appends;
    private int position;
    private boolean holdsLock;

    DiskChannel(VirtualDisk disk, SimulatedProcess process, Path path, Node node, Set<? extends OpenOption> options) {
        this.disk = disk;
        this.process = process;
        this.path = path;
        this.node = node;
        this.appends = options.contains(StandardOpenOption.APPEND);
    }

    private String name() {
        return DiskProvider.nameOf(path);
    }

    @Override
    public synchronized int read(ByteBuffer into) {
        int read = read(into, position);
        position += Math.max(0, read);
        return read;
    }

    @Override
    public int read(ByteBuffer into, long at) {
        synchronized (disk) {
            byte[] bytes = node.bytes();
            if (at >= bytes.length) {
                return -1;
            }
            int read = (int) Math.min(into.remaining(), bytes.length - at);
            into.put(bytes, (int) at, read);
            return read;
        }
    }

    @Override
    public synchronized int write(ByteBuffer from) throws IOException {
        int written = write(from, appends ? node.bytes().length : position);
        position += written;
        return written;
    }

    @Override
    public int write(ByteBuffer from, long at) throws IOException {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        return process.perform(FaultSite.WRITE, name(), new FileChange<Integer>() {
            @Override
            public String file() {
                return path.toString();
            }

            @Override
            public Integer done() {
                put(bytes);
                return bytes.length;
            }

            @Override
            public void half() {
                put(Arrays.copyOf(bytes, bytes.length / 2));
            }

            private void put(byte[] written) {
                synchronized (disk) {
                    node.write((int) at, written);
                }
            }
        });
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized FileChannel position(long next) {
        position = (int) next;
        return this;
    }

    @Override
    public long size() {
        synchronized (disk) {
            return node.bytes().length;
        }
    }

    @Override
    public synchronized FileChannel truncate(long length) throws IOException {
        if (length < size()) {
            change(FaultSite.TRUNCATE, () -> {
                synchronized (disk) {
                    node.cut((int) length);
                }
            });
        }
        position = (int) Math.min(position, length);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        if (node.isFolder()) {
            change(FaultSite.FORCE_NAMES, () -> disk.forceNames(path));
            return;
        }
        Boolean _ = process.perform(FaultSite.FORCE, name(), new FileChange<Boolean>() {
            @Override
            public String file() {
                return path.toString();
            }

            @Override
            public Boolean done() {
                synchronized (disk) {
                    node.force();
                }
                return true;
            }

            @Override
            public IOException failure(FaultEffect effect) {
                synchronized (disk) {
                    node.failToForce();
                }
                return FileChange.super.failure(effect);
            }
        });
    }

    private void change(FaultSite site, FileChange.Change change) throws IOException {
        Boolean _ = process.perform(site, name(), FileChange.of(path.toString(), change));
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) throws IOException {
        change(FaultSite.LOCK, () -> {
            if (!disk.lock(node)) {
                throw new OverlappingFileLockException();
            }
        });
        holdsLock = true;
        return new DiskLock(this, from, size, shared);
    }

    @Override
    public FileLock lock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }

    /** Gives the lock back; that of a process that has ended is gone anyhow. */
    void unlock() {
        if (holdsLock && !process.hasEnded()) {
            disk.unlock(node);
        }
        holdsLock = false;
    }

    @Override
    protected void implCloseChannel() {
        unlock();
    }

    @Override
    public long transferTo(long at, long count, WritableByteChannel target) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(count, size() - at));
        int read = read(bytes, at);
        return read < 0 ? 0 : target.write(bytes.flip());
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] into, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long size) {
        throw new UnsupportedOperationException();
    }

    private static final class DiskLock extends FileLock {
        private final DiskChannel channel;
        private boolean valid = true;

        DiskLock(DiskChannel channel, long from, long size, boolean shared) {
            super(channel, from, size, shared);
            this.channel = channel;
        }

        @Override
        public boolean isValid() {
            return valid && channel.isOpen();
        }

        @Override
        public void release() {
            valid = false;
            channel.unlock();
        }
    }
}
