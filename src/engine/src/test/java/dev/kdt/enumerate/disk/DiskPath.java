package dev.kdt.enumerate.disk;

import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import org.jspecify.annotations.Nullable;

/** A path on a virtual disk; how paths are written and put together is the same as on this machine. */
record DiskPath(DiskFileSystem system, Path path) implements Path {
    /** The path as the disk knows it. */
    static Path onDisk(Path path) {
        return ((DiskPath) path).path.toAbsolutePath().normalize();
    }

    private Path of(Path other) {
        return new DiskPath(system, other);
    }

    private @Nullable Path orNull(@Nullable Path other) {
        return other == null ? null : of(other);
    }

    private static Path inner(Path other) {
        return other instanceof DiskPath(DiskFileSystem _, Path inner) ? inner : other;
    }

    @Override
    public DiskFileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return path.isAbsolute();
    }

    @Override
    public @Nullable Path getRoot() {
        return orNull(path.getRoot());
    }

    @Override
    public @Nullable Path getFileName() {
        return orNull(path.getFileName());
    }

    @Override
    public @Nullable Path getParent() {
        return orNull(path.getParent());
    }

    @Override
    public int getNameCount() {
        return path.getNameCount();
    }

    @Override
    public Path getName(int index) {
        return of(path.getName(index));
    }

    @Override
    public Path subpath(int from, int to) {
        return of(path.subpath(from, to));
    }

    @Override
    public boolean startsWith(Path other) {
        return path.startsWith(inner(other));
    }

    @Override
    public boolean endsWith(Path other) {
        return path.endsWith(inner(other));
    }

    @Override
    public Path normalize() {
        return of(path.normalize());
    }

    @Override
    public Path resolve(Path other) {
        return of(path.resolve(inner(other)));
    }

    @Override
    public Path relativize(Path other) {
        return of(path.relativize(inner(other)));
    }

    @Override
    public URI toUri() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path toAbsolutePath() {
        return of(path.toAbsolutePath());
    }

    @Override
    public Path toRealPath(LinkOption... options) {
        return of(onDisk(this));
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compareTo(Path other) {
        return path.compareTo(inner(other));
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
