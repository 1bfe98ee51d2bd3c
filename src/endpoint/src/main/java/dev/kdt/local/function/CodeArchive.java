package dev.kdt.local.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks a function's package, of which nothing is trusted: no entry leads outside, and their size and number are bounded. */
final class CodeArchive {
    /** AWS Lambda Developer Guide, "Lambda quotas": 250 MB, unzipped. */
    static final long MAX_UNPACKED = 262_144_000;

    /** Zip files with more entries need the ZIP64 format. */
    private static final int MAX_ENTRIES = 65_535;

    private final Path folder;
    private final byte[] chunk = new byte[64 << 10];
    private long unpacked;

    private CodeArchive(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Unpacks {@code zip} into {@code folder}, which is made. Programs stay programs; other permissions are the usual ones.
     *
     * @throws InvalidCodeException when the file is no package that may be unpacked; {@code folder} may then hold a part of it
     * @throws IOException when the folder cannot be written to
     */
    static void unpack(Path zip, Path folder) throws IOException {
        try {
            ZipModes modes = ZipModes.of(zip);
            try (ZipFile file = new ZipFile(zip.toFile())) {
                if (file.size() == 0) {
                    throw new InvalidCodeException("it has no entries");
                }
                if (file.size() > MAX_ENTRIES) {
                    throw new InvalidCodeException("it has more than " + MAX_ENTRIES + " entries");
                }
                Files.createDirectories(folder);
                new CodeArchive(folder).unpack(file, modes);
            }
        } catch (ZipException e) {
            throw new InvalidCodeException("it is no zip file (" + e.getMessage() + ")");
        }
    }

    private void unpack(ZipFile file, ZipModes modes) throws IOException {
        for (Enumeration<? extends ZipEntry> entries = file.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (modes.isLink(name)) {
                throw new InvalidCodeException("'" + name + "' is a symbolic link");
            }
            Path target = target(name);
            try {
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    write(file, entry, target);
                    allow(target, modes.isProgram(name));
                }
            } catch (FileAlreadyExistsException _) {
                throw new InvalidCodeException("'" + name + "' is both a file and a folder");
            }
        }
    }

    private Path target(String name) throws InvalidCodeException {
        boolean leadsOutside = name.startsWith("/") || name.contains("\\") || name.contains(":");
        for (String part : name.split("/", -1)) {
            leadsOutside |= part.equals("..");
        }
        try {
            Path target = folder.resolve(name).normalize();
            if (leadsOutside || !target.startsWith(folder)) {
                throw new InvalidCodeException("'" + name + "' leads outside the function's folder");
            }
            return target;
        } catch (InvalidPathException e) {
            throw new InvalidCodeException("'" + name + "' is no file name (" + e.getReason() + ")");
        }
    }

    /** Counts what comes out: what an entry says of its size may be a lie. */
    private void write(ZipFile file, ZipEntry entry, Path target) throws IOException {
        try (InputStream in = file.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                unpacked += n;
                if (unpacked > MAX_UNPACKED) {
                    throw new InvalidCodeException("unzipped size must be smaller than " + MAX_UNPACKED + " bytes");
                }
                out.write(chunk, 0, n);
            }
        }
    }

    private static void allow(Path target, boolean isProgram) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
