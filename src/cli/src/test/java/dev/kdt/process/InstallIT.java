package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's own words, {@code install}, {@code uninstall} and {@code prepare}, and how it runs what an archive has. */
class InstallIT {
    private static final Path LAUNCHER = Path.of("kdt").toAbsolutePath();
    private static final Path OWN_WORDS = Path.of("src/dist/own-words.sh").toAbsolutePath();

    /** Answers as the artefact of which an archive is made does, and learns at once. */
    private static final String JAVA = """
        #!/bin/sh
        case " $* " in
            *AOTCacheOutput=*) file=${*#*AOTCacheOutput=}; file=${file%% -Xlog*}; echo learnt >"$file"; echo x >>"$HOME/learnt" ;;
            *) printf '%s\\n' "$@" ;;
        esac
        """;

    private static final String TABLE = """
        training_options='-Xtrain'
        cache_kinds='files services'
        takes_value() { return 1; }
        run_as() { cache_kind=services options=-Xrun; }
        artefact='0123-'
        """;

    @TempDir
    private Path folder;

    private Path home;

    /** A folder as it is unpacked from an archive, with a Java that prints its arguments. */
    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectories(folder.resolve("un packed"));
        Files.copy(LAUNCHER, home.resolve("kdt"));
        Files.createDirectories(home.resolve("lib"));
        Files.copy(OWN_WORDS, home.resolve("lib/own-words.sh"));
        Files.writeString(home.resolve("lib/kdt.jar"), "a jar");
        Files.writeString(home.resolve("lib/launch"), TABLE);
        Path java = Files.createDirectories(home.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, JAVA);
        assertTrue(java.toFile().setExecutable(true));
        Files.createDirectories(home.resolve("completions"));
        for (String each : List.of("kdt", "_kdt", "kdt.fish")) {
            Files.writeString(home.resolve("completions").resolve(each), "complete");
        }
        Files.createDirectories(home.resolve("man"));
        Files.writeString(home.resolve("man/kdt-tail.1"), ".TH");
        Files.writeString(home.resolve("man/kdt-jq.7"), ".TH");
    }

    @Test
    void anArchiveRunsWithItsOwnRuntimeAndLearnsBesideItsJar() throws Exception {
        Ended first = run("PATH=/usr/bin:/bin \"$K/kdt\" tail 'an order'");
        assertEquals(0, first.code(), first.toString());
        assertTrue(first.err().contains("preparing a faster start"), first.err());
        assertTrue(first.out().contains("-XX:AOTCache=" + home + "/lib/0123-runtime-services.aot\n"), first.out());
        assertTrue(
                first.out().endsWith("-cp\n" + home + "/lib/kdt.jar\ndev.kdt.cli.Main\ntail\nan order\n"), first.out());
        assertEquals(new Ended(0, first.out(), ""), run("PATH=/usr/bin:/bin \"$K/kdt\" tail 'an order'"));
    }

    @Test
    void twoFirstRunsAtOnceLearnOnce() throws Exception {
        Ended both = run("\"$K/kdt\" one & \"$K/kdt\" two; wait");
        assertEquals(0, both.code(), both.toString());
        assertEquals(List.of("x"), Files.readAllLines(folder.resolve("learnt")));
    }

    @Test
    void anArchiveThatCannotBeWrittenToLearnsAmongTheUsersCaches() throws Exception {
        // Root may write everywhere unless it does without this capability.
        String mortal = "[ $(id -u) != 0 ] || mortal='setpriv --bounding-set=-dac_override'; ";
        Set<PosixFilePermission> before = Files.getPosixFilePermissions(home.resolve("lib"));
        Files.setPosixFilePermissions(home.resolve("lib"), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            Ended ended = run(mortal + "$mortal \"$K/kdt\" tail");
            String cache = "/kdt/0123-runtime-services.aot\n";
            assertTrue(ended.out().contains("-XX:AOTCache=" + folder + "/.cache" + cache), ended.toString());
            Ended named = run(mortal + "XDG_CACHE_HOME=$HOME/else $mortal \"$K/kdt\" tail");
            assertTrue(named.out().contains("-XX:AOTCache=" + folder + "/else" + cache), named.toString());
            Ended homeless = run(mortal + "$mortal env -u HOME \"$K/kdt\" tail");
            assertEquals(0, homeless.code(), homeless.toString());
            assertEquals("", homeless.err());
            assertFalse(homeless.out().contains("AOTCache"), homeless.out());
        } finally {
            Files.setPosixFilePermissions(home.resolve("lib"), before);
        }
    }

    @Test
    void preparesACacheOfEachKind() throws Exception {
        Ended ended = run("\"$K/kdt\" prepare");
        assertEquals(0, ended.code(), ended.toString());
        assertEquals("", ended.out());
        assertTrue(Files.exists(home.resolve("lib/0123-runtime-files.aot")));
        assertTrue(Files.exists(home.resolve("lib/0123-runtime-services.aot")));
    }

    @Test
    void installsLinksAndRemovesThemWithoutATrace() throws Exception {
        List<Path> before = files(folder);
        Ended installed = run("\"$K/kdt\" install");
        assertEquals(0, installed.code(), installed.toString());
        assertTrue(installed.err().contains("(kdt uninstall undoes it)"), installed.err());
        assertTrue(installed.err().contains("export PATH=\"" + folder + "/.local/bin:$PATH\""), installed.err());
        Path bash = folder.resolve(".local/share/bash-completion/completions/kdt");
        assertEquals(home.resolve("completions/kdt"), Files.readSymbolicLink(bash));
        assertTrue(Files.exists(folder.resolve(".local/share/man/man1/kdt-tail.1")));
        assertTrue(Files.exists(folder.resolve(".local/share/man/man7/kdt-jq.7")));
        Ended ran = run(".local/bin/kdt tail");
        assertTrue(ran.out().contains(home + "/lib/kdt.jar"), ran.toString());
        Files.delete(home.resolve("lib/0123-runtime-services.aot"));
        Files.delete(home.resolve("lib/lock"));
        Files.delete(home.resolve("lib/training.log"));
        Files.delete(folder.resolve("learnt"));
        Ended uninstalled = run("PATH=$HOME/.local/bin:$PATH; command kdt uninstall");
        assertEquals(0, uninstalled.code(), uninstalled.toString());
        assertEquals(before, files(folder));
        Ended again = run("\"$K/kdt\" uninstall");
        assertEquals(2, again.code(), again.toString());
        assertTrue(again.err().contains("there is nothing of " + home), again.err());
    }

    @Test
    void installsBelowAnotherFolderAlsoFromACheckout() throws Exception {
        Path checkout = Files.createDirectories(folder.resolve("a checkout/src/dist"))
                .resolve("../..")
                .normalize();
        Files.copy(LAUNCHER, checkout.resolve("kdt"));
        Files.copy(OWN_WORDS, checkout.resolve("src/dist/own-words.sh"));
        Ended installed = run("PATH=$PWD/pre/bin:$PATH 'a checkout/kdt' install --prefix pre");
        assertEquals(
                new Ended(
                        0,
                        "",
                        "kdt: installed " + folder + "/pre/bin/kdt, a link to " + checkout
                                + "/kdt (kdt uninstall --prefix '" + folder + "/pre' undoes it)\n"),
                installed);
        assertEquals(checkout.resolve("kdt"), Files.readSymbolicLink(folder.resolve("pre/bin/kdt")));
        Ended replaced = run("\"$K/kdt\" install --prefix=\"$PWD/pre\"");
        assertEquals(0, replaced.code(), replaced.toString());
        assertEquals(home.resolve("kdt"), Files.readSymbolicLink(folder.resolve("pre/bin/kdt")));
        assertEquals(2, run("'a checkout/kdt' uninstall --prefix pre").code());
        assertEquals(home.resolve("kdt"), Files.readSymbolicLink(folder.resolve("pre/bin/kdt")));
    }

    @Test
    void saysInALineWhyItCannotInstall() throws Exception {
        assertRefused("env -u HOME \"$K/kdt\" install", "HOME is not set: name a folder, kdt install --prefix FOLDER");
        assertRefused("\"$K/kdt\" install --prefix", "usage: kdt install [--prefix FOLDER]");
        assertRefused("\"$K/kdt\" install --prefix=", "usage: kdt install [--prefix FOLDER]");
        assertRefused("\"$K/kdt\" install here there", "usage: kdt install [--prefix FOLDER]");
        assertRefused("\"$K/kdt\" prepare now", "'kdt prepare' takes no arguments");
        Files.createDirectories(folder.resolve(".local/bin"));
        Files.writeString(folder.resolve(".local/bin/kdt"), "a user's own");
        assertRefused("\"$K/kdt\" install", folder + "/.local/bin/kdt is in the way (not a link); nothing was changed");
        assertFalse(Files.exists(folder.resolve(".local/share")));
        Files.writeString(folder.resolve("file"), "");
        assertRefused("\"$K/kdt\" install --prefix file", "cannot write to " + folder + "/file/bin");
    }

    private void assertRefused(String line, String message) throws Exception {
        assertEquals(new Ended(2, "", "kdt: " + message + "\n"), run(line));
    }

    private Ended run(String line) throws IOException, InterruptedException {
        try (KdtProcess process =
                Place.in(folder).shell("unset KDT_JAVA_HOME XDG_CACHE_HOME; K='" + home + "'; " + line)) {
            Ended ended = process.ended();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path each : files.filter(
                                file -> file.getFileName().toString().startsWith("err"))
                        .toList()) {
                    Files.delete(each);
                }
            }
            return ended;
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
