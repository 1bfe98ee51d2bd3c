package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher's first run in a checkout, with a Maven and a Java that only tell what they are asked for. */
class FirstRunIT {
    private static final Path LAUNCHER = Path.of("kdt").toAbsolutePath();

    /** Says how commands are run, learns at once, and else prints its last argument. */
    private static final String JAVA = """
        #!/bin/sh
        case " $* " in
            *LaunchTable*) echo "training_options=-Xtrain cache_kinds=services; takes_value() { return 1; }"
                echo "run_as() { cache_kind=services options=-Xrun; }" ;;
            *AOTCacheOutput=*) file=${*#*AOTCacheOutput=}; echo learnt >"${file%% -Xlog*}" ;;
            *) for last; do :; done; echo "ran $last" ;;
        esac
        """;

    /** Builds, but for a while. */
    private static final String MAVEN = """
        #!/bin/sh
        echo "a build" >>"$HOME/builds"
        sleep 0.3
        echo "a jar" >target/kdt-all.jar
        """;

    @TempDir
    private Path folder;

    private Path checkout;

    @BeforeEach
    void checkOut() throws IOException {
        checkout = folder.resolve("a checkout");
        Files.createDirectories(checkout.resolve("src/cli/src/main"));
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
        Files.writeString(checkout.resolve("src/cli/pom.xml"), "<project/>");
        Files.copy(LAUNCHER, checkout.resolve("kdt"));
        program(folder.resolve("jdk/bin/java"), JAVA);
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        program(folder.resolve("bin/mvn"), MAVEN);
    }

    @Test
    void buildsOnceAlsoWhenTwoRunAtOnce() throws Exception {
        Ended both = run("'a checkout/kdt' one >1 2>err1 & 'a checkout/kdt' two >2 2>err2; wait; cat 1 2");
        assertEquals("ran one\nran two\n", both.out(), both.toString());
        assertEquals(List.of("a build"), Files.readAllLines(folder.resolve("builds")));
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        assertEquals("ran one\n", run("'a checkout/kdt' one").out());
        Ended newer = run("sleep 1; echo class >'a checkout/src/cli/src/main/New.java'; 'a checkout/kdt' two");
        assertEquals("ran two\n", newer.out(), newer.toString());
        assertEquals(2, Files.readAllLines(folder.resolve("builds")).size());
    }

    @Test
    void runsThroughLinksOfAnyKind() throws Exception {
        Ended ended =
                run("mkdir links; ln -s \"$PWD/a checkout/kdt\" links/absolute; ln -s absolute links/relative; cd /;"
                        + " \"$HOME/links/relative\" far; PATH=$HOME/links:$PATH; relative found");
        assertEquals("ran far\nran found\n", ended.out(), ended.toString());
    }

    @Test
    void saysThatThereIsNoMaven() throws Exception {
        assertRefused(
                "rm bin/mvn; for each in find mkdir ln rm flock ps grep; do printf '#!/bin/sh\\n"
                        + "exec %s \"$@\"\\n"
                        + "' \"$(command -v $each)\" >bin/$each; chmod +x bin/$each; done; PATH=$PWD/bin",
                "kdt is not built yet and there is no mvn on the PATH (Maven 3.8 or newer builds it)");
    }

    @Test
    void saysThatTheJdkIsOld() throws Exception {
        assertRefused(
                "echo 'JAVA_VERSION=\"17.0.9\"' >jdk/release",
                "KDT_JAVA_HOME=" + folder + "/jdk is not a JDK 25 or newer");
    }

    @Test
    void saysThatItCannotWriteTheBuild() throws Exception {
        assertRefused(
                "echo in the way >'a checkout/target'",
                "kdt is not built yet, and " + checkout + "/target cannot be written to");
    }

    @Test
    void showsTheEndOfABuildThatFails() throws Exception {
        Ended ended = run("printf '#!/bin/sh\\necho what is wrong; exit 1\\n' >bin/mvn; 'a checkout/kdt' one");
        assertEquals(2, ended.code(), ended.toString());
        assertEquals("""
            kdt: building (once; takes a minute)
            what is wrong
            kdt: the build failed; all of its output is in %s/target/launcher/build.log
            """.formatted(checkout), ended.err());
    }

    private void assertRefused(String before, String message) throws Exception {
        assertEquals(new Ended(2, "", "kdt: " + message + "\n"), run(before + "; 'a checkout/kdt' one"));
    }

    private Ended run(String line) throws IOException, InterruptedException {
        String environment = "export KDT_JAVA_HOME='" + folder + "/jdk' PATH='" + folder + "/bin':$PATH; ";
        try (KdtProcess process = Place.in(folder).shell(environment + line)) {
            return process.ended();
        }
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
        assertTrue(file.toFile().setExecutable(true));
    }
}
