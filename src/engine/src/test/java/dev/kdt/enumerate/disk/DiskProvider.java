package dev.kdt.enumerate.disk;

import dev.kdt.enumerate.FaultSite;
import dev.kdt.enumerate.SimulatedProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Operations on the names of a virtual disk, by one process. */
final class DiskProvider extends FileSystemProvider {
    private static final Pattern CHANGING =
            Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}|\\d{4}(-\\d\\d){5}");

    private final VirtualDisk disk;
    private final SimulatedProcess process;

    DiskProvider(VirtualDisk disk, SimulatedProcess process) {
        this.disk = disk;
        this.process = process;
    }

    @Override
    public String getScheme() {
        return "virtual";
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        String name = nameOf(path);
        return process.perform(FaultSite.OPEN, name, new FileChange<FileChannel>() {
            @Override
            public String file() {
                return path.toString();
            }

            @Override
            public FileChannel done() throws IOException {
                return new DiskChannel(disk, process, DiskPath.onDisk(path), opened(path, options), options);
            }
        });
    }

    private Node opened(Path path, Set<? extends OpenOption> options) throws IOException {
        Path onDisk = DiskPath.onDisk(path);
        Node found = disk.find(onDisk);
        boolean isNew = options.contains(StandardOpenOption.CREATE_NEW);
        if (found != null) {
            if (isNew) {
                throw new FileAlreadyExistsException(path.toString());
            }
            if (options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
                found.cut(0);
            }
            return found;
        }
        if (!isNew && !options.contains(StandardOpenOption.CREATE)) {
            throw new NoSuchFileException(path.toString());
        }
        requireFolder(onDisk);
        return disk.make(onDisk, false);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        List<Path> found = disk.in(DiskPath.onDisk(folder)).stream()
                .map(path -> folder.resolve(String.valueOf(path.getFileName())))
                .toList();
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return found.iterator();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        Path onDisk = DiskPath.onDisk(folder);
        if (disk.find(onDisk) != null) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        requireFolder(onDisk);
        change(FaultSite.MAKE_FOLDER, folder, () -> disk.make(onDisk, true));
    }

    @Override
    public void delete(Path path) throws IOException {
        Path onDisk = DiskPath.onDisk(path);
        require(path);
        if (!disk.in(onDisk).isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        change(FaultSite.DELETE, path, () -> disk.delete(onDisk));
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        require(from);
        Path target = DiskPath.onDisk(to);
        requireFolder(target);
        change(FaultSite.RENAME, to, () -> disk.rename(DiskPath.onDisk(from), target));
    }

    private void change(FaultSite site, Path path, FileChange.Change change) throws IOException {
        Boolean _ = process.perform(site, nameOf(path), FileChange.of(path.toString(), change));
    }

    private Node require(Path path) throws IOException {
        Node found = disk.find(DiskPath.onDisk(path));
        if (found == null) {
            throw new NoSuchFileException(path.toString());
        }
        return found;
    }

    private void requireFolder(Path of) throws IOException {
        Path parent = of.getParent();
        Node folder = parent == null ? null : disk.find(parent);
        if (folder == null) {
            throw new NoSuchFileException(of.toString());
        }
        if (!folder.isFolder()) {
            throw new NotDirectoryException(of.toString());
        }
    }

    /** The name of a file, by which its fault points are found again: without what is drawn, and without the time. */
    static String nameOf(Path path) {
        Path name = path.getFileName();
        return CHANGING.matcher((name == null ? path : name).toString()).replaceAll("*");
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        Node _ = require(path);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type != BasicFileAttributes.class) {
            throw new UnsupportedOperationException(type.getName());
        }
        Node node = require(path);
        return type.cast(new DiskAttributes(node, node.bytes().length));
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override
    public boolean isSameFile(Path path, Path other) {
        return DiskPath.onDisk(path).equals(DiskPath.onDisk(other));
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileStore getFileStore(Path path) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
        throw new UnsupportedOperationException();
    }
}
