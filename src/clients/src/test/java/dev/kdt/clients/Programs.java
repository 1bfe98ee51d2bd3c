package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the programs in {@code src/clients/src/test/programs}, from the folder that Maven copies them to. */
final class Programs {
    private static final Path FOLDER = Path.of(System.getProperty("kdt.clients.programs"));
    private static final long PATIENCE_MINUTES = 3;

    private Programs() {}

    /** Runs a Python program; returns what it printed to stdout. It must end with 0. */
    static String python(LocalKdt kdt, String... program) throws IOException, InterruptedException {
        return run(Client.BOTO3.program(), kdt, program);
    }

    /** The same, for a program that calls no service and needs Python's codecs. */
    static String pythonCodecs(List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Client.CODECS.program()));
        command.addAll(program);
        return run(new ProcessBuilder(command).directory(FOLDER.toFile()));
    }

    /** Runs a JavaScript program, after its packages are installed; returns what it printed to stdout. It must end with 0. */
    static String node(LocalKdt kdt, String... program) throws IOException, InterruptedException {
        installPackages();
        return run(Client.NODE.program(), kdt, program);
    }

    /** The same, for a program that calls no service. */
    static String node(List<String> program) throws IOException, InterruptedException {
        installPackages();
        List<String> command = new ArrayList<>(List.of(Client.NODE.program()));
        command.addAll(program);
        return run(new ProcessBuilder(command).directory(FOLDER.toFile()));
    }

    /** The same, for a program in a folder of its own, which finds the packages there. */
    static String nodeIn(Path folder, Map<String, String> variables, String program)
            throws IOException, InterruptedException {
        installPackages();
        Files.createSymbolicLink(folder.resolve("node_modules"), FOLDER.resolve("node_modules"));
        ProcessBuilder builder = new ProcessBuilder(Client.NODE.program(), program).directory(folder.toFile());
        builder.environment().putAll(variables);
        return run(builder);
    }

    /** The folder of an npm package. */
    static Path npmPackage(String name) throws IOException, InterruptedException {
        installPackages();
        return FOLDER.resolve("node_modules").resolve(name);
    }

    /**
     * AWS's runtime client for Node.js, a program that runs handlers, with its native code built: about a minute, the first time.
     * {@code node-gyp} gets Node's headers where Node is installed, and not from the Internet.
     */
    static synchronized Path nodeRuntimeClient() throws IOException, InterruptedException {
        Path client = npmPackage("aws-lambda-ric");
        if (!Files.exists(client.resolve("dist/rapid-client.node"))) {
            for (Client tool : List.of(Client.COMPILER, Client.CMAKE, Client.AUTORECONF, Client.LIBTOOLIZE)) {
                tool.program();
            }
            Path node = Path.of(node(List.of("-p", "process.execPath")).strip());
            ProcessBuilder build =
                    new ProcessBuilder(Client.NPM.program(), "rebuild", "aws-lambda-ric").directory(FOLDER.toFile());
            build.environment()
                    .put("npm_config_nodedir", node.resolve("../..").normalize().toString());
            run(build);
        }
        return client.resolve("bin/index.mjs");
    }

    /** A program of the folder, for a test that has others run it. */
    static Path file(String name) {
        return FOLDER.resolve(name);
    }

    /** What clients find in their environment: an endpoint, a region and made-up credentials, and nothing else of AWS. */
    private static Map<String, String> environment(LocalKdt kdt) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.keySet().removeIf(name -> name.startsWith("AWS_"));
        environment.put("AWS_ENDPOINT_URL", kdt.uri().toString());
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("AWS_DEFAULT_REGION", "eu-west-1");
        environment.put("AWS_ACCESS_KEY_ID", "made");
        environment.put("AWS_SECRET_ACCESS_KEY", "up");
        environment.put("AWS_CONFIG_FILE", "/dev/null");
        environment.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        if (Files.exists(kdt.certificate())) {
            environment.put("AWS_CA_BUNDLE", kdt.certificate().toString());
            environment.put("NODE_EXTRA_CA_CERTS", kdt.certificate().toString());
        }
        return environment;
    }

    /** Versions are pinned in package.json; where they are already installed this does nothing. */
    private static synchronized void installPackages() throws IOException, InterruptedException {
        run(new ProcessBuilder(Client.NPM.program(), "install", "--no-audit", "--no-fund", "--ignore-scripts")
                .directory(FOLDER.toFile()));
    }

    private static String run(String interpreter, LocalKdt kdt, String... program)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(interpreter));
        command.addAll(List.of(program));
        ProcessBuilder builder = new ProcessBuilder(command).directory(FOLDER.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(kdt));
        return run(builder);
    }

    private static String run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile("client", ".out");
        Path err = Files.createTempFile("client", ".err");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        String text = Files.readString(out);
        String complaints = Files.readString(err);
        Files.delete(out);
        Files.delete(err);
        assertEquals(0, ended ? process.exitValue() : -1, () -> builder.command() + " said:\n" + text + complaints);
        return text;
    }
}
