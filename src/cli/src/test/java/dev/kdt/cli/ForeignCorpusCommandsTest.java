package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.codec.ForeignCorpus;
import dev.kdt.codec.ForeignCorpus.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Payloads that libraries of others encoded mean the same to {@code tail}, to {@code process} and to a pipeline that names their layers. */
class ForeignCorpusCommandsTest extends LocalCommands {
    /** The samples by the options that they are read with. */
    private final Map<List<String>, List<Sample>> samples = ForeignCorpus.kept().stream()
            .collect(Collectors.groupingBy(Sample::options, LinkedHashMap::new, Collectors.toList()));

    @BeforeEach
    void writeFiles() throws IOException {
        ForeignCorpus.schemasInto(folder);
        for (Sample each : ForeignCorpus.kept()) {
            Files.write(folder.resolve(each.file()), each.payload().toBytes());
        }
    }

    @Test
    void tailShowsEverySample() {
        samples.forEach((options, group) -> {
            String stream = "samples-" + group.getFirst().file();
            printed("stream", "create", stream);
            printed(words(files(group), "produce", stream, "--in", "raw"));
            assertEquals(
                    values(group),
                    printed(words(
                            options, "tail", stream, "--since", "trim-horizon", "--until", "now", "-o", "ndjson")));
        });
    }

    @Test
    void processReadsEverySampleThatNeedsNoSchema() {
        List<Sample> group = ForeignCorpus.kept().stream()
                .filter(each -> each.schema() == null)
                .toList();
        assertEquals(values(group), printed(words(files(group), "process", "-e", ".", "--in", "raw")));
    }

    @Test
    void aPipelineReadsEverySampleByTheNamesOfItsLayers() throws IOException {
        for (Sample each : ForeignCorpus.kept()) {
            Files.writeString(folder.resolve("named.yaml"), "decode: " + each.decode() + "\nsteps: [{map: .}]\n");
            assertEquals(
                    values(List.of(each)), printed("process", "named.yaml", "--in", "raw", each.file()), each.file());
        }
    }

    private static String[] words(List<String> last, String... first) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(last);
        return words.toArray(String[]::new);
    }

    private static List<String> files(List<Sample> group) {
        return group.stream().map(Sample::file).toList();
    }

    private static String values(List<Sample> group) {
        return group.stream()
                .flatMap(each -> each.values().stream())
                .map(value -> value + "\n")
                .collect(Collectors.joining());
    }

    private String printed(String... words) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        out = printed;
        Ran ran = kdt("", words);
        assertEquals(0, ran.code(), ran.err());
        return printed.toString(StandardCharsets.UTF_8);
    }
}
