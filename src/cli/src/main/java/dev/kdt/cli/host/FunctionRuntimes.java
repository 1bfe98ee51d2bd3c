package dev.kdt.cli.host;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StateFolder;
import dev.kdt.cli.packaging.RuntimeClientJar;
import dev.kdt.endpoint.option.RuntimeClient;
import dev.kdt.flow.IoFaults;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The programs that run the Java handlers of Lambda functions on this machine. */
public final class FunctionRuntimes {
    /** The jars of AWS's client and the interfaces, where this program runs from the jars of its libraries. */
    private static final String JARS = "aws-lambda-java-";

    private FunctionRuntimes() {}

    /**
     * The client for this machine. It is kept in the user's state folder, for later runs.
     *
     * @throws dev.kdt.flow.FlowException when it cannot be written there
     */
    public static RuntimeClient java(Session session) {
        Path folder =
                StateFolder.of(session.console()).resolve("runtime-client").toAbsolutePath();
        try {
            return RuntimeClientJar.client(folder);
        } catch (UsageException _) {
            return ofLibraries();
        } catch (IOException e) {
            throw IoFaults.writing(folder.toString(), e);
        }
    }

    private static RuntimeClient ofLibraries() {
        return new RuntimeClient(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .filter(path -> String.valueOf(path.getFileName()).startsWith(JARS))
                        .map(Path::toAbsolutePath)
                        .toList(),
                RuntimeClient.MAIN);
    }
}
