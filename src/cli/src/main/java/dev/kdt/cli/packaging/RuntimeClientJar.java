package dev.kdt.cli.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * The runtime clients that this program carries, as a jar of their own: it goes behind a function's class path, so that the function
 * sees no other class of this program.
 */
public final class RuntimeClientJar {
    /** Native code of AWS's client. */
    private static final String NATIVE = "jni/";

    /** The client for machines that AWS's has no native code for. */
    private static final String LOOP = "dev/kdt/lambda/loop/";

    private static final Set<Library> LIBRARIES = Set.of(Library.RUNTIME_CLIENT, Library.LAMBDA, Library.SDK_BASE);

    private RuntimeClientJar() {}

    /**
     * The jar of {@code program} in {@code folder}; written when it is not there yet, so that other processes see all of it or none.
     *
     * @throws IOException when it cannot be written
     */
    public static Path in(Path folder, ProgramJar program) throws IOException {
        Path jar = folder.resolve("runtime-client-" + program.version() + ".jar");
        if (!Files.exists(jar)) {
            Files.createDirectories(folder);
            Path unfinished = Files.createTempFile(folder, "runtime-client", ".tmp");
            Files.write(unfinished, content(program).toBytes());
            Files.move(unfinished, jar, StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
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
