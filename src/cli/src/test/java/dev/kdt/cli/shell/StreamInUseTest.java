package dev.kdt.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StreamInUseTest {
    private final CommandLine model = ShellWorld.model();
    private final StreamInUse stream = new StreamInUse();

    @BeforeEach
    void use() {
        stream.use("orders");
    }

    @Test
    void aCommandOfAStreamWithoutArgumentsGetsIt() {
        assertEquals(words("tail orders --since 10m -n 3"), in("tail --since 10m -n 3"));
        assertEquals(words("--region eu-west-1 top orders --once"), in("--region eu-west-1 top --once"));
        assertEquals(words("stream describe orders"), in("stream describe"));
        assertEquals(words("produce orders -t orders --count 5"), in("produce -t orders --count 5"));
    }

    @Test
    void aCommandWithAnArgumentOrForSomethingElseIsLeft() {
        for (String each : List.of(
                "tail clicks --since 10m",
                "produce clicks a.ndjson",
                "push",
                "stream list",
                "process pipeline.yaml",
                "tail --help",
                "nonsense")) {
            assertEquals(words(each), in(each));
        }
    }

    /** What is gone is gone. */
    @Test
    void aStreamIsNamedToBeDeleted() {
        assertEquals(words("stream delete"), in("stream delete"));
        assertEquals(words("stream delete orders"), in("stream delete @"));
    }

    @Test
    void theSignStandsForItAnywhere() {
        assertEquals(words("produce orders a.ndjson"), in("produce @ a.ndjson"));
        assertEquals(words("run p.yaml --from orders --to kinesis:orders"), in("run p.yaml --from @ --to kinesis:@"));
        assertEquals(words("tail orders --where @base64"), in("tail --where @base64"));
    }

    @Test
    void nothingIsPutInWithoutAStream() {
        stream.use(null);
        assertNull(stream.name());
        assertEquals(words("tail"), in("tail"));
        assertEquals(words("tail @"), in("tail @"));
    }

    private List<String> in(String line) {
        return stream.in(words(line), () -> model);
    }

    private static List<String> words(String line) {
        return List.of(line.split(" "));
    }
}
