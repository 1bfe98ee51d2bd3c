package dev.kdt.cli.packaging;

import dev.kdt.cli.console.UsageException;
import dev.kdt.lambda.FunctionManifest.Architecture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A Java for a function with a runtime of its own: an image of a few modules, made with {@code jlink}.
 *
 * @param jdk whose modules it has
 */
public record JavaImage(Path jdk) {
    /** The modules that the function's libraries use. */
    private static final String MODULES =
            "java.base,java.logging,java.management,java.naming,java.net.http,java.security.jgss,"
                    + "java.sql,java.xml,jdk.crypto.cryptoki,jdk.unsupported";

    /** The folder of the image in the package. */
    private static final String FOLDER = "java/";

    /** Whether Lambda's Amazon Linux can run this Java's programs, and an image can be made of it. */
    public static boolean fits(Path jdk, Architecture architecture) {
        return problem(jdk, architecture).isEmpty();
    }

    /**
     * An image of a JDK that the user named.
     *
     * @throws UsageException when it is not one for Linux on this processor
     */
    public static JavaImage named(String name, Path jdk, Architecture architecture) {
        String problem = problem(jdk, architecture);
        if (!problem.isEmpty()) {
            throw new UsageException("--jdk: " + name + " " + problem);
        }
        return new JavaImage(jdk);
    }

    /** The JDK that this program runs on. */
    public static Path own() {
        return Path.of(System.getProperty("java.home"));
    }

    private static String problem(Path jdk, Architecture architecture) {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(jdk.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            return "is no JDK: it has no file 'release' (name a JDK's folder)";
        }
        String processor = switch (architecture) {
            case X86_64 -> "x86_64";
            case ARM64 -> "aarch64";
        };
        String made = of(release, "OS_NAME") + " " + of(release, "OS_ARCH") + " " + of(release, "LIBC");
        if (!made.equals("Linux " + processor + " gnu")) {
            return "is a JDK for " + made + " (the function needs one for Linux " + processor + " gnu)";
        }
        boolean own = jdk.equals(own());
        if (!Files.isDirectory(jdk.resolve("jmods")) && !(own && Files.isExecutable(jdk.resolve("bin/jlink")))) {
            return "has no folder 'jmods' (name a whole JDK)";
        }
        return "";
    }

    private static String of(Properties release, String key) {
        return release.getProperty(key, "?").replace("\"", "");
    }

    /** Makes the image and adds its files; returns their size. */
    long addTo(ReproducibleZip zip) {
        try {
            Path work = Files.createTempDirectory("kdt-java");
            try {
                Path image = work.resolve("image");
                link(image, work.resolve("said"));
                return add(image, zip);
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no Java can be packed: " + e.getMessage(), e);
        }
    }

    /** Not compressed: the zip file is. */
    private void link(Path image, Path said) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(own().resolve("bin/jlink").toString()));
        if (Files.isDirectory(jdk.resolve("jmods"))) {
            command.addAll(List.of("--module-path", jdk.resolve("jmods").toString()));
        }
        command.addAll(List.of("--add-modules", MODULES, "--compress", "zip-0", "--strip-debug", "--no-header-files"));
        command.addAll(List.of("--no-man-pages", "--output", image.toString()));
        Process jlink = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (jlink.waitFor() != 0) {
                throw new IOException("jlink: "
                        + Files.readString(said, StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            jlink.destroyForcibly();
        }
    }

    private static long add(Path image, ReproducibleZip zip) throws IOException {
        long size = 0;
        for (Path file : below(image)) {
            if (Files.isRegularFile(file)) {
                String name = FOLDER + image.relativize(file).toString().replace('\\', '/');
                byte[] bytes = Files.readAllBytes(file);
                size += bytes.length;
                if (Files.isExecutable(file)) {
                    zip.addProgram(name, bytes);
                } else {
                    zip.add(name, bytes);
                }
            }
        }
        return size;
    }

    private static void delete(Path folder) throws IOException {
        for (Path each :
                below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(each);
        }
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.toList();
        }
    }
}
