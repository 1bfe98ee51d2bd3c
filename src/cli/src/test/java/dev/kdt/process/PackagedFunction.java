package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A package, unpacked as Lambda does.
 *
 * @param folder of the test
 * @param task the function's own folder
 */
record PackagedFunction(Path folder, Path task) {
    private static final long PATIENCE_SECONDS = 60;

    /** Makes a package with {@code kdt lambda package}, and unpacks it. */
    static PackagedFunction of(Place place, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("lambda", "package", "--zip", "function.zip"));
        command.addAll(List.of(arguments));
        try (KdtProcess process = place.start(command.toArray(String[]::new))) {
            Ended ended = process.ended();
            assertEquals(0, ended.code(), ended::err);
        }
        Path task = Files.createTempDirectory(place.folder(), "task");
        unpack(place.folder().resolve("function.zip"), task);
        return new PackagedFunction(place.folder(), task);
    }

    private static void unpack(Path zip, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
                Path file = folder.resolve(each.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.write(file, in.readAllBytes());
            }
        }
    }

    Path jar() {
        return task.resolve("lib/kdt-function.jar");
    }

    /** Has an event answered in a JVM of its own, with the package's classes and the driver alone. */
    String answer(String handler, String event, Map<String, String> environment) throws Exception {
        Path driver = driver();
        Path eventFile = Files.writeString(folder.resolve("event.json"), event);
        Path answer = folder.resolve("answer.json");
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        jar() + File.pathSeparator + driver,
                        FunctionDriver.class.getName(),
                        handler,
                        eventFile.toString(),
                        answer.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().put("LAMBDA_TASK_ROOT", task.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertEquals(true, process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "it did not end");
            assertEquals(0, process.exitValue(), () -> text(said));
            return Files.readString(answer);
        } finally {
            process.destroyForcibly();
        }
    }

    /** A folder with the driver's class, and no other. */
    private Path driver() throws IOException {
        String name = FunctionDriver.class.getName().replace('.', '/') + ".class";
        Path file = folder.resolve("driver").resolve(name);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        try (InputStream in = FunctionDriver.class.getResourceAsStream("/" + name)) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        return folder.resolve("driver");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
