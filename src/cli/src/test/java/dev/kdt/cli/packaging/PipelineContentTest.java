package dev.kdt.cli.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineContentTest {
    @TempDir
    private Path folder;

    /** Where the function runs, the variable has another value than where it is packed. */
    @Test
    void namesTheTargetsOfRoutesWithoutTheValuesOfVariables() throws Exception {
        Path file = folder.resolve("p.yaml");
        Files.writeString(file, """
            steps:
              - route: {to: .to, targets: {e: 'firehose:${STAGE}-errors', a: kinesis:audit}}
              - route: {to: .other, targets: {b: kinesis:audit}}
            """);
        PipelineContent content =
                PipelineContent.read("p.yaml", file, Map.of("STAGE", "dev"), Clock.systemUTC(), _ -> {});
        assertEquals(List.of("firehose:${STAGE}-errors", "kinesis:audit"), content.routes());
        assertEquals(List.of("STAGE"), content.variables());
    }
}
