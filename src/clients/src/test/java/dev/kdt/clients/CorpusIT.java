package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.codec.ForeignCorpus;
import dev.kdt.codec.ForeignCorpus.Sample;
import dev.kdt.local.EndpointClients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;

/** Payloads that libraries of others encode now; {@code src/engine/src/test/resources/corpus} keeps what they encoded once. */
class CorpusIT {
    @TempDir
    Path folder;

    @Test
    void weDecodeWhatOtherLibrariesEncode() throws Exception {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        Programs.node(List.of("corpus.mjs", corpus.toString()));
        Programs.pythonCodecs(List.of("corpus.py", corpus.toString()));
        List<Sample> samples = ForeignCorpus.in(corpus);
        assertEquals(names(ForeignCorpus.kept()), names(samples), "the kept files are of the same programs");
        String values = values(samples);
        List<String> process = new ArrayList<>(List.of("process", "-q", "-e", ".", "--in", "raw"));
        samples.forEach(each -> process.add(corpus.resolve(each.file()).toString()));
        try (LocalKdt kdt = LocalKdt.start(folder, "--stream", "samples:1");
                KinesisClient kinesis = EndpointClients.kinesis(kdt.uri())) {
            for (Sample each : samples) {
                SdkBytes data = SdkBytes.fromByteArray(each.payload().toBytes());
                kinesis.putRecord(
                        r -> r.streamName("samples").partitionKey("any").data(data));
            }
            assertEquals(
                    values, kdt.run("tail", "samples", "--since", "trim-horizon", "--until", "now", "-o", "ndjson"));
            assertEquals(values, kdt.run(process.toArray(String[]::new)));
        }
    }

    private static List<String> names(List<Sample> samples) {
        return samples.stream().map(Sample::file).toList();
    }

    private static String values(List<Sample> samples) {
        StringBuilder lines = new StringBuilder();
        samples.forEach(
                sample -> sample.values().forEach(value -> lines.append(value).append('\n')));
        return lines.toString();
    }
}
