package dev.kdt.cli.transcript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where a stream of a command goes.
 *
 * @param file empty for where the shell's own goes
 */
record Redirect(String file, boolean append) {
    static final Redirect NONE = new Redirect("", false);

    OutputStream open(Path directory) throws IOException {
        Path path = directory.resolve(file);
        return append
                ? Files.newOutputStream(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                : Files.newOutputStream(path);
    }
}
