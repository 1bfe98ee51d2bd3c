package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Help starts fast because it loads little: what it loads stands in its cache, and all of that is loaded at each start. */
class HelpClassesIT {
    private static final Path ARTEFACT = Path.of("target", "kdt-all.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void helpOfNoCommandLoadsLibrariesOfItsWork() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String line = "'" + java + "' -Xlog:class+load -cp '" + ARTEFACT + "' dev.kdt.cli.Training help";
        Ended ended;
        try (KdtProcess process = Place.in(folder).shell(line)) {
            ended = process.ended();
        }
        assertEquals(0, ended.code(), ended.err());
        List<String> loaded = ended.out().lines().toList();
        assertTrue(loaded.stream().anyMatch(each -> each.contains("dev.kdt.cli.help.CommandPage")), ended.out());
        assertEquals(
                List.of(),
                loaded.stream()
                        .filter(each -> each.contains(" com.fasterxml.jackson.databind.ObjectMapper ")
                                || each.contains("software.amazon.awssdk.core.")
                                || each.contains(" org.jline.")
                                || each.contains("dev.kdt.endpoint.Endpoint "))
                        .toList());
    }
}
