package dev.kdt.flow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few kilobytes that can be filled, emptied and made read-only. Tests that need one are skipped without root. */
public final class SmallDisk implements AutoCloseable {
    private final Path folder;
    private final Path filling;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filling = folder.resolve("filling");
    }

    /** Mounts a disk at {@code folder}, which is made. */
    public static SmallDisk at(Path folder, int kilobytes) throws IOException {
        Files.createDirectories(folder);
        Assumptions.assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString()),
                "only root can mount a small disk");
        return new SmallDisk(folder);
    }

    public Path folder() {
        return folder;
    }

    /** Leaves {@code free} bytes of room, a multiple of the page's 4,096. */
    public void fill(int free) throws IOException {
        Path reserve = folder.resolve("reserve");
        Files.write(reserve, new byte[free]);
        try (OutputStream out = Files.newOutputStream(filling)) {
            while (true) {
                out.write(new byte[4096]);
            }
        } catch (IOException e) {
            Files.delete(reserve);
        }
    }

    /** Makes room again. */
    public void empty() throws IOException {
        Files.delete(filling);
    }

    /** From now on nothing can be written. No file may be open for writing. */
    public void readOnly() throws IOException {
        if (!succeeds("mount", "-o", "remount,ro", folder.toString())) {
            throw new IOException("cannot remount " + folder);
        }
    }

    @Override
    public void close() {
        succeeds("umount", "-l", folder.toString());
    }

    private static boolean succeeds(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
