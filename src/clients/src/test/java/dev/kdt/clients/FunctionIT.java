package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.process.KdtProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions that are not Java's, as command lines of {@code kdt local}. */
class FunctionIT {
    private static final int RECORDS = 500;

    @TempDir
    Path folder;

    @Test
    void aPythonScriptThatSpeaksTheRuntimeApi() throws Exception {
        Files.copy(Programs.file("function.py"), folder.resolve("function.py"));
        copiesAStream(Client.BOTO3.program() + " function.py", "handling");
    }

    @Test
    void aNodeFunctionUnderAwsRuntimeClient() throws Exception {
        Path client = Programs.nodeRuntimeClient();
        Files.copy(Programs.file("function.mjs"), folder.resolve("function.mjs"));
        Files.createSymbolicLink(folder.resolve("node_modules"), Programs.file("node_modules"));
        copiesAStream(Client.NODE.program() + " " + client + " function.handler", "INFO\thandling");
    }

    /** The function gets every record, those behind the poisonous one a second time. */
    private void copiesAStream(String command, String logged) throws Exception {
        Set<String> records = IntStream.range(0, RECORDS)
                .mapToObj(i -> i == RECORDS / 2 ? "poison" : "r" + i)
                .collect(Collectors.toSet());
        try (LocalKdt kdt = LocalKdt.start(
                folder,
                "--stream",
                "orders:2",
                "--delivery",
                "lake",
                "--function",
                "copy=" + command,
                "--mapping",
                "copy=orders")) {
            try (KdtProcess produce = kdt.place().start("produce", "orders")) {
                assertEquals(
                        0,
                        produce.feed(String.join("\n", records) + "\n").ended().code());
            }
            kdt.awaitDelivered("lake", "lake", records);
        }
        try (Stream<Path> logs = Files.list(folder.resolve("data/lambda/copy"))) {
            String log = logs.filter(each -> each.toString().endsWith(".log"))
                    .map(FunctionIT::text)
                    .collect(Collectors.joining());
            assertTrue(log.contains(logged), log);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
