package dev.kdt.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Completes the folder that is packed, which has the Java runtime and the launch table already. */
public final class Image {
    private static final String LICENCES = "META-INF/licenses/";

    private final Path folder;

    private Image(Path folder) {
        this.folder = folder;
    }

    /** Takes the program's jar and the folder. */
    public static void main(String[] args) throws IOException {
        new Image(Path.of(args[1])).complete(Path.of(args[0]));
    }

    private void complete(Path program) throws IOException {
        Path jar = folder.resolve("lib/kdt.jar");
        ArchivedJar.write(program, jar);
        copyLicences(program);
        Path table = folder.resolve("lib/launch");
        String told = Files.readString(table);
        // The launcher has this in the names of the JVM's caches, which are of one jar and one runtime.
        String artefact =
                digest(jar, folder.resolve("runtime/lib/modules"), folder.resolve("runtime/lib/server/libjvm.so"));
        Files.writeString(table, told + "artefact='" + artefact + "-'\n");
    }

    /** Where people look for them: those of all libraries are in the jar. */
    private void copyLicences(Path program) throws IOException {
        try (ZipFile in = new ZipFile(program.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = in.entries(); entries.hasMoreElements(); ) {
                ZipEntry each = entries.nextElement();
                if (each.getName().startsWith(LICENCES) && !each.isDirectory()) {
                    Path to = folder.resolve("licenses").resolve(each.getName().substring(LICENCES.length()));
                    Files.createDirectories(to.resolveSibling("."));
                    try (InputStream text = in.getInputStream(each)) {
                        Files.write(to, text.readAllBytes());
                    }
                }
            }
        }
    }

    private static String digest(Path... files) throws IOException {
        MessageDigest digest = sha256();
        for (Path each : files) {
            try (InputStream in = new DigestInputStream(Files.newInputStream(each), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("each JDK has SHA-256", e);
        }
    }
}
