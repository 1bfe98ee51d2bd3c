package dev.kdt.cli.config;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A home folder with a repository in it, and the configuration files of both. */
final class ConfigRig {
    static final GivenSettings NOTHING_GIVEN = new GivenSettings(null, null, null, false, null, null);

    final Path home;
    final Path project;
    final Map<String, String> environment = new HashMap<>();

    ConfigRig(Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        project = Files.createDirectories(home.resolve("project"));
        Files.createDirectories(project.resolve(".git"));
        environment.put("HOME", home.toString());
    }

    void user(String text) throws IOException {
        Path file = home.resolve(".config/kdt/config.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    void project(String text) throws IOException {
        Files.writeString(project.resolve(".kdt.yaml"), text);
    }

    void trust() {
        trusted().add(files().ofProject().orElseThrow().source());
    }

    TrustedFiles trusted() {
        return new TrustedFiles(state());
    }

    private Path state() {
        return home.resolve("state");
    }

    ConfigFiles files() {
        return ConfigFiles.of(console(project), state());
    }

    Configuration configuration() {
        return configuration(NOTHING_GIVEN);
    }

    Configuration configuration(GivenSettings given) {
        return new Configuration(files(), given, console(project));
    }

    /** The command line with nothing but a context. */
    static GivenSettings context(String name) {
        return new GivenSettings(null, null, null, false, null, name);
    }

    Console console(Path directory) {
        return new Console(
                new ByteArrayInputStream(new byte[0]),
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                Terminal.NONE,
                environment,
                directory,
                Clock.systemUTC(),
                time -> {},
                Signals.NONE);
    }

    /** {@code VALUE from ORIGIN}; null where there is none. */
    static @Nullable String told(@Nullable InForce found) {
        return found == null ? null : found.value() + " from " + found.origin();
    }
}
