package dev.kdt.local.function;

import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.endpoint.option.RuntimeClient;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command of a function's process, and the folder that it runs in.
 *
 * @param command the program and its arguments
 * @param folder the process's working directory
 */
record Launch(List<String> command, Path folder) {
    /** The part of the memory that the heap gets; the rest is the JVM's own. */
    private static final double HEAP = 0.85;

    /**
     * The launch of a function.
     *
     * @param code the folder of its package
     * @param temporary the folder of its temporary files
     */
    static Launch of(FunctionConfig config, Path code, Path temporary, LambdaOptions options) {
        FunctionConfig.Command command = config.command();
        if (command != null) {
            return new Launch(List.of("sh", "-c", command.line()), Path.of(command.folder()));
        }
        RuntimeClient client = options.client();
        if (config.program().isJava() && client != null) {
            return new Launch(java(config, code, temporary, client), code);
        }
        return new Launch(List.of(code.resolve("bootstrap").toString()), code);
    }

    /** As the managed runtime starts Java: the serial collector, a heap for the memory; the function's own options go before. */
    private static List<String> java(FunctionConfig config, Path code, Path temporary, RuntimeClient client) {
        String own = config.settings().environment().getOrDefault("JAVA_TOOL_OPTIONS", "");
        List<String> command = new ArrayList<>(List.of(client.java().toString()));
        if (!own.contains("GC")) {
            command.add("-XX:+UseSerialGC"); // With a second collector Java does not start.
        }
        if (!own.contains("TieredStopAtLevel")) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        if (!own.contains("-Xmx") && !own.contains("RAMPercentage") && !own.contains("MaxHeapSize")) {
            command.add("-Xmx" + (int) (config.settings().memoryMb() * HEAP) + "m");
        }
        command.addAll(List.of(
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                classPath(code, client)));
        command.addAll(List.of(client.mainClass(), config.program().handler()));
        return command;
    }

    private static String classPath(Path code, RuntimeClient client) {
        List<String> parts = new ArrayList<>(List.of(code.toString(), code.resolve("lib") + File.separator + "*"));
        client.classPath().forEach(path -> parts.add(path.toString()));
        return String.join(File.pathSeparator, parts);
    }

    /** The folder of the Java that functions may use; null when there is none. */
    static @Nullable Path javaHome(LambdaOptions options) {
        RuntimeClient client = options.client();
        Path bin = client == null ? null : client.java().toAbsolutePath().getParent();
        return bin == null ? null : bin.getParent();
    }
}
