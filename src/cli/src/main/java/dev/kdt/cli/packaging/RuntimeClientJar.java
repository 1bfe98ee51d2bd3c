package dev.kdt.cli.packaging;

import dev.kdt.endpoint.option.RuntimeClient;
import dev.kdt.lambda.loop.RuntimeLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The runtime clients that this program carries, as a jar of their own: it goes behind a function's class path, so that the function
 * sees no other class of this program.
 */
public final class RuntimeClientJar {
    /** Native code of AWS's client. */
    private static final String NATIVE = "jni/";

    /** Our client. */
    private static final String LOOP = "dev/kdt/lambda/loop/";

    private static final Set<Library> LIBRARIES = Set.of(Library.RUNTIME_CLIENT, Library.LAMBDA, Library.SDK_BASE);

    private RuntimeClientJar() {}

    /**
     * The jar of {@code program} in {@code folder}, as an absolute path; written when it is not there yet, so that other processes see all of it or none.
     *
     * @throws IOException when it cannot be written
     */
    public static Path in(Path folder, ProgramJar program) throws IOException {
        Path jar =
                folder.resolve("runtime-client-" + program.version() + ".jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "runtime-client", ".tmp");
            Files.write(unfinished, content(program).toBytes());
            Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
    }

    /**
     * The client that runs functions of the Java runtimes on this machine: AWS's, or ours where AWS's has no native code.
     *
     * @param folder that the jar is in, or is written to
     * @throws dev.kdt.cli.console.UsageException when the program runs from a folder of classes
     * @throws IOException when the jar cannot be written
     */
    public static RuntimeClient client(Path folder) throws IOException {
        try (ProgramJar program = ProgramJar.open()) {
            boolean hasNative = program.names().contains(nativeCode());
            return new RuntimeClient(
                    JavaImage.own().resolve("bin").resolve("java"),
                    List.of(in(folder, program)),
                    hasNative ? RuntimeClient.MAIN : RuntimeLoop.class.getName());
        }
    }

    /** The name that AWS's client gives to the native code for this machine, if it has any. */
    private static String nativeCode() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        return NATIVE + "libaws-lambda-jni." + system + "-" + processor + ".so";
    }

    private static ReproducibleZip content(ProgramJar program) {
        ReproducibleZip jar = new ReproducibleZip();
        for (String name : program.names()) {
            if (isOfClient(name)) {
                jar.store(name, program.read(name));
            }
        }
        return jar;
    }

    private static boolean isOfClient(String name) {
        return name.startsWith(NATIVE)
                || name.startsWith(LOOP)
                || name.startsWith("META-INF/services/com.amazonaws.lambda.")
                || Library.of(name).filter(LIBRARIES::contains).isPresent();
    }
}
