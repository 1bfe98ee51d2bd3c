package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kdt.cli.completion.CompletionRig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completion scripts in a bash, a zsh and a fish on a real terminal. */
class CompletionsIT {
    private static final Path SCRIPTS = Path.of("completions").toAbsolutePath();

    /** kdt is started once for each kind of values. */
    private static final List<String> CALLS = List.of(
            "__complete -- streams",
            "__complete --color never -- streams",
            "__complete -- consumers orders",
            "__complete -- deliveries");

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
            tmux.type("source '" + SCRIPTS.resolve("kdt") + "' && clear && echo bash is here");
            tmux.await("bash is here\n");
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

    @Test
    void completesValuesInBash() throws Exception {
        CompletionRig rig = new CompletionRig(folder, 50);
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type("unset -f kdt; " + rig.entering());
            tmux.type("source '" + SCRIPTS.resolve("kdt") + "' && clear && echo bash is here");
            tmux.await("bash is here\n");
            expectValues(tmux);
            expect(tmux, "kdt run p.yaml --to=fire", "kdt run p.yaml --to=firehose:");
            expect(tmux, "kdt process samples/orders\\ o", "kdt process samples/orders\\ of\\ today.ndjson");
            expect(tmux, "seq 3 | kdt produce cl", "seq 3 | kdt produce clicks");
        }
        assertEquals(CALLS, rig.calls());
    }

    @Test
    void completesValuesInZsh() throws Exception {
        assumeTrue(hasZsh(), "zsh is not installed here");
        CompletionRig rig = new CompletionRig(folder, 50);
        Files.writeString(
                folder.resolve("home/work/.zshrc"),
                "fpath=(~/functions $fpath)\nautoload -Uz compinit\ncompinit -u -D\nPS1='$ '\n");
        Path functions = Files.createDirectory(folder.resolve("home/work/functions"));
        Files.copy(SCRIPTS.resolve("_kdt"), functions.resolve("_kdt"));
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type(rig.entering());
            tmux.type("ZDOTDIR=$PWD exec zsh -i");
            tmux.type("clear; echo zsh is here");
            tmux.await("zsh is here\n");
            expectValues(tmux);
            expect(tmux, "kdt tail --local orders --loc", "kdt tail --local orders --loc");
            expect(tmux, "kdt tail orders --grep x --gre", "kdt tail orders --grep x --grep=");
            shows(tmux, "kdt tail ", "clicks", "-- ACTIVE");
            shows(tmux, "kdt lambda ", "package", "-- Pack a pipeline as an AWS Lambda function");
            shows(tmux, "kdt tail --re", "--reset", "-- Forget the group's checkpoints: it starts anew");
        }
        assertEquals(CALLS, rig.calls());
    }

    @Test
    void completesValuesInFish() throws Exception {
        assumeTrue(CompletionRig.isInstalled("fish"), "fish is not installed here");
        CompletionRig rig = new CompletionRig(folder, 50);
        Path scripts = Files.createDirectories(folder.resolve("home/work/.config/fish/completions"));
        // Else fish makes completions of all manual pages behind our back.
        Files.createDirectories(folder.resolve("home/work/.local/share/fish/generated_completions"));
        Files.copy(SCRIPTS.resolve("kdt.fish"), scripts.resolve("kdt.fish"));
        Files.writeString(
                scripts.resolveSibling("config.fish"),
                "function fish_prompt; echo -n '$ '; end; set fish_autosuggestion_enabled 0\n");
        try (Tmux tmux = new Tmux(folder)) {
            tmux.type(rig.entering());
            tmux.type("exec fish --private");
            tmux.type("clear; echo fish is here");
            tmux.await("fish is here\n");
            expectValues(tmux);
            expect(tmux, "kdt process samples/orders\\ o", "kdt process samples/orders\\ of\\ today.ndjson");
            shows(tmux, "kdt tail ", "clicks", "(ACTIVE)");
            shows(tmux, "kdt lambda ", "package", "(Pack a pipeline as an AWS Lambda function)");
        }
        assertEquals(CALLS, rig.calls());
    }

    /** A build takes a minute, and who presses Tab asked for none. */
    @Test
    void aKdtThatIsNotBuiltCompletesNothing() throws Exception {
        Path launcher = folder.resolve("kdt");
        Files.copy(Path.of("kdt"), launcher);
        Files.createDirectories(folder.resolve("src/cli"));
        Process process = new ProcessBuilder(launcher.toString(), "__complete", "streams")
                .redirectErrorStream(true)
                .start();
        assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, process.waitFor());
        assertFalse(Files.exists(folder.resolve("target")));
    }

    /** What all three shells do alike. */
    private static void expectValues(Tmux tmux) throws Exception {
        expect(tmux, "kdt tail cl", "kdt tail clicks");
        expect(tmux, "kdt --color never top cl", "kdt --color never top clicks");
        expect(tmux, "kdt run p.yaml --to kinesis:cl", "kdt run p.yaml --to kinesis:clicks");
        expect(tmux, "kdt run p.yaml --to=kinesis:cl", "kdt run p.yaml --to=kinesis:clicks");
        expect(tmux, "kdt tail orders --efo=a", "kdt tail orders --efo=app");
        expect(tmux, "kdt push arc", "kdt push archive");
        expect(tmux, "kdt --profile de", "kdt --profile de"); // default, dev
        expect(tmux, "kdt --profile dev", "kdt --profile dev");
        expect(tmux, "kdt --region eu-north", "kdt --region eu-north-1");
        expect(tmux, "kdt tail orders --decode gzip,lo", "kdt tail orders --decode gzip,logfmt");
        expect(tmux, "kdt run samples/o", "kdt run samples/orders.yaml");
        expect(tmux, "kdt process samples/o", "kdt process samples/orders.yaml");
        expect(tmux, "kdt process -e . samples/orders.y", "kdt process -e . samples/orders.yaml");
        expect(tmux, "kdt process -e . samples/ev", "kdt process -e . samples/event.json");
        expect(tmux, "kdt process p.yaml samples/ev", "kdt process p.yaml samples/event.json");
        expect(tmux, "kdt local --mapping f=cl", "kdt local --mapping f=clicks");
        expect(tmux, "kdt local --function f=samples/o", "kdt local --function f=samples/orders.yaml");
        expect(tmux, "kdt local fault add slow stream=cl", "kdt local fault add slow stream=clicks");
    }

    /** Types {@code begun} and tabs: the shell lists these. */
    private static void shows(Tmux tmux, String begun, String... listed) throws Exception {
        tmux.keys("C-l");
        tmux.keys("-l", begun);
        tmux.keys("Tab");
        tmux.keys("Tab");
        for (String each : listed) {
            tmux.await(each);
        }
        tmux.keys("C-u"); // Ctrl-C would also drop what is typed next.
        tmux.keys("C-l");
        awaitGone(tmux, begun.strip());
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
        awaitGone(tmux, completed);
    }

    /** What is typed while a shell draws its line would be shown twice. */
    private static void awaitGone(Tmux tmux, String text) throws Exception {
        Waiting.until(() -> !tmux.screen().contains(text), "'" + text + "' did not go");
    }
}
