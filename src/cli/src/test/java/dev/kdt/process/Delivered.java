package dev.kdt.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What a delivery stream has written. */
public final class Delivered {
    private Delivered() {}

    /** The different lines of all objects of a bucket. */
    public static Set<String> in(Path bucket) throws IOException {
        return new HashSet<>(lines(bucket));
    }

    /** All lines of all objects of a bucket. */
    static List<String> lines(Path bucket) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path each : objects(bucket)) {
            lines.addAll(linesOf(each));
        }
        return lines;
    }

    /** All objects of a bucket; none before the first. */
    static List<Path> objects(Path bucket) throws IOException {
        if (!Files.exists(bucket)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(bucket)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    /** The lines of one object. */
    static List<String> linesOf(Path object) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(object)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
