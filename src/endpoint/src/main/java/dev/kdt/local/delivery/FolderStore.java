package dev.kdt.local.delivery;

import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.local.file.DiskSync;
import dev.kdt.local.file.SafePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Buckets as folders: the object {@code KEY} of {@code BUCKET} is the file {@code ROOT/BUCKET/KEY}. */
public final class FolderStore implements ObjectStore {
    private final Path root;

    public FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(S3Object object, Path file, String encoding) throws IOException {
        Path target = path(object);
        SafePath.requireNoLinks(root, target);
        Files.createDirectories(target.getParent());
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The objects' names are forced, and those of the folders around them: their contents are already. */
    @Override
    public void force(List<S3Object> objects) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (S3Object object : objects) {
            Path folder = path(object).getParent();
            while (folder != null && !folder.equals(root) && folders.add(folder)) {
                folder = folder.getParent();
            }
        }
        Path around = root.toAbsolutePath().getParent();
        folders.add(root);
        folders.add(around == null ? root : around);
        DiskSync.force(folders);
    }

    @Override
    public InputStream open(S3Object object) throws IOException {
        Path target = path(object);
        SafePath.requireNoLinks(root, target);
        try {
            return Files.newInputStream(target);
        } catch (NoSuchFileException _) {
            throw new FileNotFoundException("there is no object " + object.url());
        }
    }

    private Path path(S3Object object) {
        return SafePath.under(root, object.bucket() + "/" + object.key());
    }
}
