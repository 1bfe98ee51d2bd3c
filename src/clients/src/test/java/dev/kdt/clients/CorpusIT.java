package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.codec.ForeignCorpus;
import dev.kdt.codec.ForeignCorpus.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Map<List<String>, List<Sample>> byOptions = samples.stream()
                .collect(Collectors.groupingBy(Sample::options, LinkedHashMap::new, Collectors.toList()));
        try (LocalKdt kdt = LocalKdt.start(corpus)) {
            for (Map.Entry<List<String>, List<Sample>> each : byOptions.entrySet()) {
                String stream = "samples-" + each.getValue().getFirst().file();
                kdt.run("stream", "create", stream);
                kdt.run(words(names(each.getValue()), "produce", stream, "--in", "raw"));
                String[] tail = words(
                        each.getKey(), "tail", stream, "--since", "trim-horizon", "--until", "now", "-o", "ndjson");
                assertEquals(values(each.getValue()), kdt.run(tail));
            }
        }
    }

    private static String[] words(List<String> last, String... first) {
        List<String> words = new ArrayList<>(List.of(first));
        words.addAll(last);
        return words.toArray(String[]::new);
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
