package dev.kdt.generate.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.compiled.Generation;
import dev.kdt.generate.compiled.Template;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.config.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The text of a template file, in tests. */
public record TemplateText(String yaml) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A template whose records have these fields, each on a line. */
    public static TemplateText ofFields(String... fields) {
        return new TemplateText("record:\n  " + String.join("\n  ", fields));
    }

    public Template compile() {
        try {
            return TemplateReader.read(
                    "t.yaml", yaml, new Surroundings(Map.of(), Clock.systemUTC(), Path.of(""), _ -> {}));
        } catch (PipelineException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Its problems, a line each; empty when there are none. */
    public List<String> problems() {
        try {
            TemplateReader.read("t.yaml", yaml, new Surroundings(Map.of(), Clock.systemUTC(), Path.of(""), _ -> {}));
            return List.of();
        } catch (PipelineException e) {
            return e.problems().stream().map(Object::toString).toList();
        }
    }

    /** The first records of seed 7. */
    public List<String> records(int count) {
        Generation.Records records =
                compile().generation(7, Instant.parse("2026-01-01T00:00:00Z")).records();
        List<String> lines = new ArrayList<>();
        ByteBuilder out = new ByteBuilder();
        for (int i = 0; i < count; i++) {
            records.next(out.clear());
            lines.add(out.toString());
        }
        return lines;
    }

    /** The same as JSON. */
    public List<JsonNode> json(int count) {
        return records(count).stream()
                .map(each -> {
                    try {
                        return JSON.readTree(each);
                    } catch (JsonProcessingException e) {
                        throw new AssertionError(each, e);
                    }
                })
                .toList();
    }
}
