package dev.kdt.local.delivery;

import dev.kdt.local.file.SafePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Buckets as folders: the object {@code KEY} of {@code BUCKET} is the file {@code ROOT/BUCKET/KEY}. */
public final class FolderStore implements ObjectStore {
    private final Path root;

    public FolderStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(String bucket, String key, Path file) throws IOException {
        Path target = SafePath.under(root, bucket + "/" + key);
        Files.createDirectories(target.getParent());
        SafePath.requireNoLinks(root, target);
        Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
