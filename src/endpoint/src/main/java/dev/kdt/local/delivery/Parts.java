package dev.kdt.local.delivery;

import dev.kdt.local.file.AtomicFile;
import dev.kdt.local.file.DiskSync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The files of objects that are being filled, or wait to be put: a folder that nobody else looks into. Used by one thread. */
final class Parts {
    private final Path folder;

    private Parts(Path folder) {
        this.folder = folder;
    }

    static Parts in(Path folder) throws IOException {
        DiskSync.makeFolder(folder);
        return new Parts(folder);
    }

    /** A name that no other file ever has. */
    static String newName() {
        return UUID.randomUUID().toString();
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Writes a new file; when this returns it is whole and on the disk. Returns its name. */
    String write(byte[] content) throws IOException {
        String name = newName();
        AtomicFile.write(file(name), content);
        return name;
    }

    /** When this returns, these files are on the disk. */
    void force(List<String> names) throws IOException {
        List<Path> forced = new ArrayList<>(names.stream().map(this::file).toList());
        forced.add(folder);
        DiskSync.force(forced);
    }

    /** Deletes all files but these. */
    void keepOnly(Set<String> names) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!names.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
