package dev.kdt.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The orders found where they ended up, by their numbers.
 *
 * @param orders which were found
 * @param rows how many rows there are: more than orders if some came twice
 * @param objects the files that they were found in
 * @param bytes the size of those
 */
public record Arrivals(BitSet orders, int rows, List<Path> objects, long bytes) {
    private static final Pattern ID = Pattern.compile("\\{\\\\?\"id\\\\?\":\\\\?\"o-(\\d+)");

    /** Reads all gzip files below a folder. */
    public static Arrivals inObjects(Path bucket) throws IOException {
        if (!Files.isDirectory(bucket)) {
            return of(List.of());
        }
        try (Stream<Path> found = Files.walk(bucket)) {
            return of(found.filter(Files::isRegularFile).sorted().toList());
        }
    }

    /** Reads one file of envelopes. */
    public static Arrivals inParked(Path file) throws IOException {
        return of(Files.exists(file) ? List.of(file) : List.of());
    }

    /** Whether an order came more than once. */
    public boolean anyDoubled() {
        return rows > orders.cardinality();
    }

    private static Arrivals of(List<Path> files) throws IOException {
        BitSet orders = new BitSet();
        int rows = 0;
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
            try (BufferedReader lines = open(file)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    Matcher id = ID.matcher(line);
                    if (id.find()) {
                        orders.set(Integer.parseInt(id.group(1)));
                    }
                    rows++;
                }
            }
        }
        return new Arrivals(orders, rows, files, bytes);
    }

    private static BufferedReader open(Path file) throws IOException {
        boolean plain = file.toString().endsWith(".ndjson");
        var in = Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(plain ? in : new GZIPInputStream(in), StandardCharsets.UTF_8));
    }
}
