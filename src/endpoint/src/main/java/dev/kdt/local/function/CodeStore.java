package dev.kdt.local.function;

import dev.kdt.local.file.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The packages of a function: each as it came and unpacked, under a name of its own, so that processes keep the one they run. */
final class CodeStore {
    private final Path folder;

    /** @param function the folder of one function */
    CodeStore(Path function) {
        this.folder = function.resolve("code");
    }

    /**
     * Stores a package.
     *
     * @throws InvalidCodeException when it cannot be unpacked, or may not be; nothing is stored then
     */
    FunctionConfig.Code store(InputStream zip) throws IOException {
        Files.createDirectories(folder);
        String name = UUID.randomUUID().toString();
        Path file = zip(name);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream out = Files.newOutputStream(file)) {
                new DigestInputStream(zip, digest).transferTo(out);
            }
            CodeArchive.unpack(file, folder.resolve(name));
            return new FunctionConfig.Code(
                    name, Files.size(file), Base64.getEncoder().encodeToString(digest.digest()));
        } catch (IOException e) {
            delete(name);
            throw e;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }

    /** The folder that a package is unpacked in. */
    Path unpacked(FunctionConfig.Code code) {
        return folder.resolve(code.folder());
    }

    /** The zip file of a package. */
    Path zip(String name) {
        return folder.resolve(name + ".zip");
    }

    /** Deletes a package, which no process runs. */
    void delete(FunctionConfig.Code code) throws IOException {
        delete(code.folder());
    }

    private void delete(String name) throws IOException {
        Files.deleteIfExists(zip(name));
        Folders.delete(folder.resolve(name));
    }

    /** Deletes all packages but one, which no process runs. */
    void keepOnly(FunctionConfig.@Nullable Code code) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> names;
        try (Stream<Path> listed = Files.list(folder)) {
            names = listed.map(path -> path.getFileName().toString().replaceFirst("\\.zip$", ""))
                    .distinct()
                    .toList();
        }
        for (String name : names) {
            if (code == null || !name.equals(code.folder())) {
                delete(name);
            }
        }
    }
}
