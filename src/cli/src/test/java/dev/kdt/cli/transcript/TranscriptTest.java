package dev.kdt.cli.transcript;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs every transcript, and as such the topics of help and the README. */
class TranscriptTest {
    @TestFactory
    Stream<DynamicTest> transcriptsPrintWhatTheySay(@TempDir Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> found = Files.walk(Path.of("src/cli/src/test/transcripts"))) {
            found.filter(each -> each.toString().endsWith(".txt")).sorted().forEach(files::add);
        }
        try (Stream<Path> topics = Files.list(Path.of("src/cli/src/main/resources/dev/kdt/cli/help/topics"))) {
            topics.sorted().forEach(files::add);
        }
        Path readme = Path.of("README.md");
        if (Files.exists(readme)) {
            files.add(readme);
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        file.toUri(),
                        () -> TranscriptRun.check(
                                file, folder.resolve(file.getFileName().toString() + ".d"))));
    }
}
