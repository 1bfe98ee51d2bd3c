package dev.kdt.cli.option;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of kdt's state ("XDG Base Directory Specification"). */
public final class StateFolder {
    private StateFolder() {}

    /**
     * The user's folder for our state; not made yet.
     *
     * @throws UsageException when the environment names no home
     */
    public static Path of(Console console) {
        return find(console)
                .orElseThrow(() -> new UsageException("neither XDG_STATE_HOME nor HOME is set (name a folder)"));
    }

    /** The same; empty when the environment names no home. */
    public static Optional<Path> find(Console console) {
        return console.variable("XDG_STATE_HOME")
                .map(Path::of)
                .or(() -> console.variable("HOME").map(home -> Path.of(home, ".local", "state")))
                .map(folder -> folder.resolve("kdt"));
    }
}
