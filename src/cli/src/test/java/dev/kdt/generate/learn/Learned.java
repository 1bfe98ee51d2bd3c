package dev.kdt.generate.learn;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.StringValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Templates that are learned from lines. */
final class Learned {
    private Learned() {}

    /** The template for these records; a line that is no JSON is a text. */
    static String from(List<String> lines) {
        Learner learner = new Learner();
        JsonReader json = new JsonReader();
        for (String line : lines) {
            Slice bytes = Slice.utf8(line);
            try {
                learner.see(json.read(bytes), bytes.length(), null, null, "");
            } catch (JsonException _) {
                if (line.startsWith("{")) {
                    learner.seeBroken(Breakage.CUT_OFF);
                } else {
                    learner.see(StringValue.of(line), bytes.length(), null, null, "");
                }
            }
        }
        return learner.template("test", "lines", List.of()).toString();
    }

    /** The template for so many records, made of their numbers from 1. */
    static String from(int count, IntFunction<String> line) {
        return from(IntStream.rangeClosed(1, count).mapToObj(line).toList());
    }

    /** The lines of one of the project's samples. */
    static List<String> sample(String name) throws IOException {
        return Files.readAllLines(Path.of("samples", name));
    }
}
