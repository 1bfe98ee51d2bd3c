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
        List<Path> objects;
        try (Stream<Path> found = Files.walk(bucket)) {
            objects = found.filter(Files::isRegularFile).toList();
        }
        List<String> lines = new ArrayList<>();
        for (Path each : objects) {
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(new GZIPInputStream(Files.newInputStream(each)), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            }
        }
        return lines;
    }
}
