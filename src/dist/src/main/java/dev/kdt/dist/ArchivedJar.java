package dev.kdt.dist;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The program's jar as an archive has it: not compressed, since what packs the archive does that better over all classes than a jar does
 * one by one, and without native code for machines that nobody unpacks it on.
 */
final class ArchivedJar {
    /** The same in each build; the times of a zip file have no zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    /** Where libraries have native code, a folder for each machine. */
    private static final List<String> NATIVE =
            List.of("aix/", "darwin/", "freebsd/", "linux/", "win/", "org/jline/nativ/", "org/xerial/snappy/native/");

    /**
     * The launcher's machines. Both processors are in each archive: functions of AWS run on either, and {@code kdt lambda package} takes
     * their code from this jar.
     */
    private static final List<String> MACHINES = List.of(
            "linux/amd64/",
            "linux/aarch64/",
            "darwin/",
            "org/jline/nativ/Linux/x86_64/",
            "org/jline/nativ/Linux/arm64/",
            "org/jline/nativ/Mac/",
            "org/xerial/snappy/native/Linux/x86_64/",
            "org/xerial/snappy/native/Linux/aarch64/",
            "org/xerial/snappy/native/Mac/");

    private ArchivedJar() {}

    /** Writes the entries of {@code from} that are wanted to {@code to}, in their order. */
    static void write(Path from, Path to) throws IOException {
        try (ZipFile in = new ZipFile(from.toFile());
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(to));
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry each : Collections.list(in.entries())) {
                if (!each.isDirectory() && isWanted(each.getName())) {
                    store(each.getName(), in.getInputStream(each).readAllBytes(), out);
                }
            }
        }
    }

    private static boolean isWanted(String name) {
        return name.endsWith(".class")
                || NATIVE.stream().noneMatch(name::startsWith)
                || MACHINES.stream().anyMatch(name::startsWith);
    }

    private static void store(String name, byte[] content, ZipOutputStream out) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        out.putNextEntry(entry);
        out.write(content);
    }
}
