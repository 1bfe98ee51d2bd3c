package dev.kdt.cli.packaging;

import dev.kdt.cli.console.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The jar that this program runs from, which has every class that a function can need. Of a class in several versions (of a
 * multi-release jar) it has the newest under its plain name.
 */
public final class ProgramJar implements AutoCloseable {
    private static final Pattern VERSIONED = Pattern.compile("META-INF/versions/(\\d+)/(.+)");

    private final ZipFile jar;
    private final Map<String, ZipEntry> entries = new TreeMap<>();

    private ProgramJar(ZipFile jar) {
        this.jar = jar;
        Map<String, Integer> versions = new HashMap<>();
        jar.stream().filter(each -> !each.isDirectory()).forEach(each -> {
            Matcher versioned = VERSIONED.matcher(each.getName());
            boolean isVersion = versioned.matches();
            String name = isVersion ? versioned.group(2) : each.getName();
            int version = isVersion ? Integer.parseInt(versioned.group(1)) : 0;
            if (version <= Runtime.version().feature() && versions.getOrDefault(name, -1) < version) {
                versions.put(name, version);
                entries.put(name, each);
            }
        });
    }

    /**
     * Opens it.
     *
     * @throws UsageException when the program runs from a folder of classes, or from several jars
     */
    public static ProgramJar open() {
        Path file = location();
        if (!Files.isRegularFile(file)) {
            throw new UsageException("a function is packed from kdt-all.jar, but this kdt runs from the classes in "
                    + file + " (build it with 'mvn package', and run './kdt lambda package')");
        }
        ProgramJar opened = open(file);
        if (!opened.names().contains("com/fasterxml/jackson/core/JsonFactory.class")) {
            opened.close();
            throw new UsageException("a function is packed from kdt-all.jar, but this kdt runs from " + file
                    + " with its libraries beside it (run './kdt lambda package')");
        }
        return opened;
    }

    /** Opens a jar of this program. */
    public static ProgramJar open(Path file) {
        try {
            return new ProgramJar(new ZipFile(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Path location() {
        CodeSource source = ProgramJar.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A name for what is in it: other contents have another one. */
    String version() {
        CRC32 sum = new CRC32();
        entries.forEach((name, entry) -> sum.update((name + entry.getCrc()).getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(sum.getValue());
    }

    /** The names of its files, sorted. */
    Set<String> names() {
        return entries.keySet();
    }

    byte[] read(String name) {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException("no " + name + " in " + jar.getName());
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " in " + jar.getName() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            jar.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
