package dev.kdt.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion script in a bash and in a zsh on a real terminal. */
class CompletionsIT {
    private static final Path SCRIPTS = Path.of("completions").toAbsolutePath();

    @TempDir
    private Path folder;

    @BeforeEach
    void requireTmux() throws InterruptedException {
        assumeTrue(Tmux.isInstalled(), "tmux is not installed here");
    }

    @Test
    void completesCommandsOptionsValuesAndFiles() throws Exception {
        Files.createDirectory(folder.resolve("samples"));
        Files.createFile(folder.resolve("samples/orders of today.ndjson"));
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type("source '" + SCRIPTS.resolve("kdt") + "'");
            expect(tmux, "kdt proc", "kdt process");
            expect(tmux, "kdt lambda inv", "kdt lambda invoke");
            expect(tmux, "kdt process --fail-f", "kdt process --fail-fast");
            expect(tmux, "kdt process samples/or", "kdt process samples/orders\\ of\\ today.ndjson");
            expect(tmux, "kdt process --diff samples/or", "kdt process --diff samples/orders\\ of\\ today.ndjson");
            expect(tmux, "kdt process --in nd", "kdt process --in ndjson");
            expect(tmux, "kdt process -o pr", "kdt process -o pretty");
            expect(tmux, "kdt process --color=al", "kdt process --color=always");
            expect(tmux, "kdt stream list -o te", "kdt stream list -o text");
            expect(tmux, "kdt --color never st", "kdt --color never stream");
            expect(tmux, "kdt process --diff=samples/or", "kdt process --diff=samples/orders\\ of\\ today.ndjson");
            expect(tmux, "kdt process --parked=samples/or", "kdt process --parked=samples/orders\\ of\\ today.ndjson");
            expect(tmux, "kdt test samples/or", "kdt test samples/orders\\ of\\ today.ndjson");
            expect(tmux, "kdt produce local samples/or", "kdt produce local samples/orders\\ of\\ today.ndjson");
            expect(tmux, "kdt --profile stream st", "kdt --profile stream stream");
            expect(tmux, "kdt --profile=stream st", "kdt --profile=stream stream");
            offersFiles(tmux, "kdt test ");
            offersFiles(tmux, "kdt process --diff ");
        }
    }

    @Test
    void completesInZsh() throws Exception {
        assumeTrue(hasZsh(), "zsh is not installed here");
        Files.createDirectory(folder.resolve("samples"));
        Files.createFile(folder.resolve("samples/orders.ndjson"));
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type("ZDOTDIR='" + folder + "' PS1='$ ' exec zsh -f -i");
            tmux.type("source '" + SCRIPTS.resolve("_kdt") + "' && clear && echo zsh knows kdt");
            tmux.await("zsh knows kdt\n");
            expect(tmux, "kdt proc", "kdt process");
            expect(tmux, "kdt lambda inv", "kdt lambda invoke");
            expect(tmux, "kdt process --fail-f", "kdt process --fail-fast");
            expect(tmux, "kdt process samples/or", "kdt process samples/orders.ndjson");
            expect(tmux, "kdt process --diff samples/or", "kdt process --diff samples/orders.ndjson");
            expect(tmux, "kdt process -o pr", "kdt process -o pretty");
            expect(tmux, "kdt process --color=al", "kdt process --color=always");
            expect(tmux, "kdt --color never st", "kdt --color never stream");
            expect(tmux, "kdt process --diff=samples/or", "kdt process --diff=samples/orders.ndjson");
            expect(tmux, "kdt process --parked=samples/or", "kdt process --parked=samples/orders.ndjson");
            expect(tmux, "kdt test samples/or", "kdt test samples/orders.ndjson");
            expect(tmux, "kdt produce local samples/or", "kdt produce local samples/orders.ndjson");
            expect(tmux, "kdt --profile stream st", "kdt --profile stream stream");
            expect(tmux, "kdt --profile=stream st", "kdt --profile=stream stream");
            offersFiles(tmux, "kdt test ");
            offersFiles(tmux, "kdt process --diff ");
        }
    }

    /** Types {@code begun} and two tabs: where anything may follow, the shell lists the folder. */
    private static void offersFiles(Tmux tmux, String begun) throws Exception {
        tmux.keys("C-l");
        tmux.keys("-l", begun);
        tmux.keys("Tab");
        tmux.keys("Tab");
        tmux.await("samples/");
        tmux.keys("C-u");
    }

    private static boolean hasZsh() throws InterruptedException {
        try {
            return new ProcessBuilder("zsh", "-c", "autoload -U +X bashcompinit")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /** Types {@code begun} and a tab, and takes the line away again. */
    private static void expect(Tmux tmux, String begun, String completed) throws Exception {
        tmux.keys("-l", begun);
        tmux.keys("Tab");
        tmux.await("$ " + completed);
        tmux.keys("C-u");
    }
}
