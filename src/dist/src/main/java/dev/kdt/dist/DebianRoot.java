package dev.kdt.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Copies the folder that is packed to where Debian has its parts. */
public final class DebianRoot {
    private static final Map<String, String> PLACES = Map.of(
            "kdt", "lib/kdt/kdt",
            "lib", "lib/kdt/lib",
            "runtime", "lib/kdt/runtime",
            "licenses", "share/doc/kdt/licenses",
            "samples", "share/doc/kdt/examples",
            "completions/kdt", "share/bash-completion/completions/kdt",
            "completions/_kdt", "share/zsh/vendor-completions/_kdt",
            "completions/kdt.fish", "share/fish/vendor_completions.d/kdt.fish");

    /** Where a gzip file says how it was packed (RFC 1952, XFL), and what it says of the slowest way. */
    private static final int EXTRA_FLAGS = 8;

    private static final byte SLOWEST = 2;

    private DebianRoot() {}

    /** Takes the folder and the one to be {@code /usr}. */
    public static void main(String[] args) throws IOException {
        Path image = Path.of(args[0]);
        Path usr = Path.of(args[1]);
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            Path from = image.resolve(place.getKey());
            for (Path file : files(from)) {
                Path to = usr.resolve(place.getValue()).resolve(from.relativize(file));
                Files.createDirectories(to.resolveSibling("."));
                Files.copy(file, to);
            }
        }
        for (Path page : files(image.resolve("man"))) {
            copyPage(page, usr.resolve("share/man"));
        }
    }

    /** A folder for each section, and compressed: without a name and a time in it. */
    private static void copyPage(Path page, Path manual) throws IOException {
        String name = page.getFileName().toString();
        Path folder = manual.resolve("man" + name.substring(name.lastIndexOf('.') + 1));
        Files.createDirectories(folder);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new Smallest(packed)) {
            Files.copy(page, out);
        }
        byte[] bytes = packed.toByteArray();
        bytes[EXTRA_FLAGS] = SLOWEST;
        Files.write(folder.resolve(name + ".gz"), bytes);
    }

    /** As Debian's policy wants it, gzip -9. */
    private static final class Smallest extends GZIPOutputStream {
        Smallest(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
