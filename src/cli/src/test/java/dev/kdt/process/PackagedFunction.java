package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.lambda.FunctionManifest;
import dev.kdt.local.function.ServedRuntime;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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

    /** With the modes of the zip file. */
    private static void unpack(Path zip, Path folder) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                Stream<Path> found = Files.walk(inside.getPath("/"))) {
            for (Path each : found.filter(Files::isRegularFile).toList()) {
                Path file = folder.resolve(each.toString().substring(1));
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.copy(each, file);
                Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(each));
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

    /** Starts the function's bootstrap, as Lambda does. */
    Process bootstrap(ServedRuntime api, Map<String, String> environment) throws IOException {
        return start(api, List.of(task.resolve("bootstrap").toString()), environment);
    }

    /** Starts the function by a runtime client, as a managed runtime does; {@code main} is the client's main class. */
    Process start(ServedRuntime api, Path client, String main, Map<String, String> environment) throws IOException {
        String path = String.join(File.pathSeparator, task.toString(), task + "/lib/*", client.toString());
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return start(
                api,
                List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", path, main, handler()),
                environment);
    }

    private String handler() throws IOException {
        return FunctionManifest.read(Files.readAllBytes(task.resolve(FunctionManifest.FILE)))
                .kind()
                .handler();
    }

    private Process start(ServedRuntime api, List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(task.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "LAMBDA_TASK_ROOT",
                        task.toString(),
                        "AWS_LAMBDA_RUNTIME_API",
                        api.address(),
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "test",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "1",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "512",
                        "AWS_LAMBDA_LOG_GROUP_NAME",
                        "group",
                        "AWS_LAMBDA_LOG_STREAM_NAME",
                        "stream",
                        "PATH",
                        "/usr/bin:/bin"));
        builder.environment().put("_HANDLER", handler());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** All that the function printed. */
    String said() {
        return text(folder.resolve("said.txt"));
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
