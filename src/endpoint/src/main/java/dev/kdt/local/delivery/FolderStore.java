package dev.kdt.local.delivery;

import dev.kdt.endpoint.option.ObjectStore;
import dev.kdt.endpoint.option.S3Object;
import dev.kdt.local.file.SafePath;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
