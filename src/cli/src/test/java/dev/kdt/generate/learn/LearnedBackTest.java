package dev.kdt.generate.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.Templates;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.generate.compiled.Template;
import dev.kdt.generate.template.TemplateReader;
import dev.kdt.pipeline.config.Surroundings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is learned from the records of a template is read, has their shape, and none of their values where there are many. */
class LearnedBackTest {
    private static final Instant START = Instant.parse("2026-03-07T09:41:17.381Z");

    /** Rarer values need not come again. */
    private static final double RARE = 0.03;

    static Stream<Arguments> samples() {
        return Templates.ALL.stream()
                .flatMap(each -> LongStream.rangeClosed(1, 3).mapToObj(seed -> Arguments.of(each, seed)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void recordsOfABuiltInTemplate(String name, long seed) throws Exception {
        List<String> lines = records(Templates.named(name).withoutEncoding(), seed, 1_500);
        SampleValues sample = SampleValues.of(lines);
        assertTrue(sample.fieldsOfMany() > 0, name);
        String template = Learned.from(lines);
        assertEquals(Set.of(), sample.copiedTo(template), template);
        SampleValues made = SampleValues.of(records(read(template), seed, 1_500));
        assertEquals(Set.of(), without(made.shape(0), sample.shape(0)), template);
        assertEquals(Set.of(), without(sample.shape(RARE), made.shape(0)), template);
    }

    @Test
    void theSampleOfCloudWatchLogs() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String each : Learned.sample("cloudwatch-logs.envelopes.ndjson")) {
            lines.add(gunzipped(new ObjectMapper().readTree(each).get("data").asText()));
        }
        SampleValues sample = SampleValues.of(lines);
        assertTrue(sample.fieldsOfMany() >= 3, "fields: " + sample.fieldsOfMany());
        String template = Learned.from(lines);
        assertEquals(Set.of(), sample.copiedTo(template), template);
        read(template);
    }

    /** Samples of one kind of trouble each. */
    private static final Map<String, IntFunction<String>> ODD = Map.ofEntries(
            Map.entry("numbers too great to be read", _ -> "{\"n\":1e400}"),
            Map.entry("numbers too great to be drawn", i -> "{\"n\":" + (1L << 62) + i + ",\"f\":" + i + "1e200}"),
            Map.entry("numbers too small to be drawn", i -> "{\"n\":-1." + i + "e-30}"),
            Map.entry("whole numbers of 64 bits", i -> "{\"n\":" + (1_780_000_000_000_000_000L + i * 7_919L) + "}"),
            Map.entry("depth", _ -> "{\"a\":".repeat(200) + "1" + "}".repeat(200)),
            Map.entry("depth of arrays", i -> "[{\"b\":[".repeat(60) + i + "]}]".repeat(60)),
            Map.entry("long names", i -> "{\"" + "k".repeat(3_000) + "\":" + i + ",\"" + "é".repeat(190) + "\":1}"),
            Map.entry(
                    "long texts inside", i -> "{\"a\":{\"t\":\"" + "Lorem ipsum, ".repeat(9_000 + i) + "\"},\"b\":1}"),
            Map.entry("a mebibyte", i -> "{\"a\":\"" + "x?".repeat(500_000 + i) + "\",\"b\":\"" + i + "\"}"),
            Map.entry("names of many", i -> "{\"by\":{\"user" + i + "\":1}}"),
            Map.entry("only names of many", i -> "{\"user" + i + "\":1}"),
            Map.entry("nothing", _ -> "{}"),
            Map.entry("null", _ -> "null"),
            Map.entry("null and texts", i -> i % 2 == 0 ? "null" : "\"t" + i + "\""),
            Map.entry("empty text", _ -> "\"\""),
            Map.entry(
                    "words of YAML",
                    i -> "{\"null\":\"~\",\"true\":\"yes\",\"- x\":\"a: b # c\",\"\":\"- " + i % 3 + "\"}"),
            Map.entry(
                    "words of templates",
                    i -> "{\"t\":\"\\\\(.x) %d ^(a|b)*${" + i + "}\",\"of\":\"x\",\"choice\":" + i + "}"),
            Map.entry("characters beyond", i -> "{\"名前\":\"שלום 😀 \\u0000\\u2028" + i + "\"}"),
            Map.entry("many addresses", i -> "{\"m\":\"a" + i + "@x.example\"}"),
            Map.entry("one who is busy", i -> "{\"u\":\"" + (i % 30 == 0 ? "b-" + i : "ada") + "\"}"));

    static Set<String> odd() {
        return new TreeSet<>(ODD.keySet());
    }

    @ParameterizedTest
    @MethodSource("odd")
    void oddSamples(String what) throws Exception {
        for (int count : new int[] {1, 3, 60}) {
            List<String> lines = IntStream.range(0, count)
                    .mapToObj(Objects.requireNonNull(ODD.get(what)))
                    .toList();
            records(read(Learned.from(lines)), 1, 3);
        }
    }

    @Test
    void textsThatFillRecordsUpArePadding() throws Exception {
        List<String> lines = records(
                read("record: { id: { sequence: 1 }, s: { choice: [a, bcd] }, pad: { padding: 3KiB } }"), 1, 300);
        String template = Learned.from(lines);
        assertTrue(template.contains("  pad: { padding: 3072 }"), template);
        assertEquals(
                Set.of(3_072),
                records(read(template), 2, 300).stream().map(String::length).collect(Collectors.toSet()));
    }

    @Test
    void textsAreAsLongAsThoseOfTheSample() throws Exception {
        List<String> lines = IntStream.range(0, 40)
                .mapToObj(i -> "{\"a\":{\"t\":\"" + "Lorem ipsum, ".repeat(1_000 + i * 20) + "\"},\"b\":" + i + "}")
                .toList();
        for (String each : records(read(Learned.from(lines)), 2, 40)) {
            assertTrue(each.length() > 11_000 && each.length() < 28_000, "length: " + each.length());
        }
    }

    private static String gunzipped(String base64) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(base64)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> without(Set<String> all, Set<String> these) {
        Set<String> others = new TreeSet<>(all);
        others.removeAll(these);
        return others;
    }

    private static Template read(String template) throws Exception {
        return TemplateReader.read(
                "learned.yaml", template, new Surroundings(Map.of(), Clock.systemUTC(), Path.of(""), _ -> {}));
    }

    private static List<String> records(Template template, long seed, int count) {
        Generation.Records records = template.generation(seed, START).records();
        List<String> lines = new ArrayList<>();
        ByteBuilder out = new ByteBuilder();
        for (int i = 0; i < count; i++) {
            out.clear();
            records.next(out);
            lines.add(out.toString());
        }
        return lines;
    }
}
