package dev.kdt.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The objects that a delivery stream has written to a folder.
 *
 * @param oldestMillis the longest time from a record's put to its object's appearance
 */
record DeliveredObjects(int objects, long records, long oldestMillis) {
    /** Reads all of it. */
    static DeliveredObjects in(Path bucket) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(bucket)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        long records = 0;
        long oldest = 0;
        for (Path file : files) {
            long appeared = ((FileTime) Files.getAttribute(file, "unix:ctime")).toMillis(); // When it was renamed.
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    oldest = Math.max(oldest, appeared - DeliveryLoad.putAt(line));
                    records++;
                }
            }
        }
        return new DeliveredObjects(files.size(), records, oldest);
    }
}
