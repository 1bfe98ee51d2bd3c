package dev.kdt.cli.viewer;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.EnvelopeWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Files of records with everything that is known of them, an envelope a line, as {@code -o envelope} prints it. */
final class CaptureFile {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private CaptureFile() {}

    /**
     * Writes a new file, and returns its name.
     *
     * @throws IOException when it cannot be written; what there is of it stays
     */
    static String write(Path folder, String stream, Instant now, ZoneId zone, List<SeenRecord> records)
            throws IOException {
        String name = stream + "-" + TIME.format(now.atZone(zone));
        for (int again = 1; ; again++) {
            String file = name + (again == 1 ? "" : "-" + again) + ".ndjson";
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(
                    folder.resolve(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                write(records, out);
                return file;
            } catch (FileAlreadyExistsException _) {
                // Another one was written in the same second.
            }
        }
    }

    private static void write(List<SeenRecord> records, OutputStream out) throws IOException {
        EnvelopeWriter writer = new EnvelopeWriter();
        ByteBuilder line = new ByteBuilder();
        for (SeenRecord each : records) {
            writer.write(each.source(), null, line.clear());
            line.writeTo(out);
        }
    }
}
