package dev.kdt.bench;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Measures the cost of one record by its length: a process for each form of input and length reads a short record, the long one and another
 * short one. Prints processor time and the largest resident set. Both are to grow no faster than the length. The arguments are
 * lengths in MiB.
 */
final class RecordLength {
    private static final String[] LENGTHS = {"1", "2", "4", "8", "16", "32", "63"};
    private static final byte[] LETTERS = "a".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    private static final int MEBIBYTE = 1 << 20;

    private final Path folder;

    private RecordLength(Path folder) {
        this.folder = folder;
    }

    /** A form of input: how it comes, and what lies around the long record's bytes. */
    private enum Form {
        TEXT_FILE("text", false, "a\n", "\nb\n"),
        TEXT_PIPE("text", true, "a\n", "\nb\n"),
        AUTO_PIPE("auto", true, "a\n", "\nb\n"),
        AUTO_FIRST_LINE("auto", true, "{\"a\":\"", "\"}\n{}\n"),
        NDJSON_PIPE("ndjson", true, "{}\n{\"a\":\"", "\"}\n{}\n"),
        JSON_PIPE("json", true, "{}\n{\"a\":\n\"", "\"}\n{}\n"),
        CSV_CELL("csv", true, "a,b\n1,2\n3,", "\n5,6\n"),
        CSV_QUOTED("csv", true, "a,b\n1,2\n3,\"\"\"", "\n\"\n5,6\n"),
        TSV_CELL("tsv", true, "a\tb\n1\t2\n3\t", "\n5\t6\n"),
        RAW_FILE("raw", false, "", ""),
        ENVELOPE("envelope", true, "{\"encoding\":\"text\",\"data\":\"", "\"}\n"),
        KINESIS_EVENT(
                "kinesis-event",
                false,
                "{\"Records\":[{\"kinesis\":{\"partitionKey\":\"a\",\"sequenceNumber\":\"1\",\"data\":\"",
                "\"}}]}"),
        GZIP_FILE("text", false, "a\n", "\nb\n"),
        GZIP_PAYLOAD("auto", true, "", "\n");

        private final String format;
        private final boolean piped;
        private final String before;
        private final String after;

        Form(String format, boolean piped, String before, String after) {
            this.format = format;
            this.piped = piped;
            this.before = before;
            this.after = after;
        }
    }

    private record Cost(double seconds, double mebibytes) {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("record-length");
        try {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            new RecordLength(folder).run(args.length == 0 ? LENGTHS : args, out);
        } finally {
            for (String left : List.of("input", "measured")) {
                Files.deleteIfExists(folder.resolve(left));
            }
            Files.delete(folder);
        }
    }

    private void run(String[] lengths, PrintStream out) throws IOException, InterruptedException {
        out.printf("%-16s%s%n", "MiB", columns(lengths, length -> length));
        for (Form form : Form.values()) {
            List<Cost> costs = new ArrayList<>();
            for (String length : lengths) {
                costs.add(cost(form, Integer.parseInt(length) * MEBIBYTE));
            }
            Iterator<Cost> times = costs.iterator();
            Iterator<Cost> sizes = costs.iterator();
            out.printf(
                    "%-16s%s  s%n",
                    form, columns(lengths, _ -> "%.2f".formatted(times.next().seconds())));
            out.printf(
                    "%-16s%s  MiB%n",
                    "", columns(lengths, _ -> "%.0f".formatted(sizes.next().mebibytes())));
        }
    }

    private static String columns(String[] lengths, UnaryOperator<String> cell) {
        return Arrays.stream(lengths).map(cell).map("%8s"::formatted).collect(Collectors.joining());
    }

    private Cost cost(Form form, int length) throws IOException, InterruptedException {
        Path input = folder.resolve("input");
        Path measured = folder.resolve("measured");
        write(form, length, input);
        String kdt = System.getProperty("java.home") + "/bin/java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED"
                + " -Dkdt.measured=" + measured + " -cp " + System.getProperty("java.class.path")
                + " dev.kdt.bench.MeasuredMain process -q -e . --in " + form.format;
        String command = form.piped ? "cat " + input + " | " + kdt : kdt + " " + input;
        Process process = new ProcessBuilder("sh", "-c", command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int code = process.waitFor();
        if (code != 0) {
            throw new IOException("exit " + code + " of: " + command);
        }
        String[] numbers = Files.readString(measured).split(" ");
        return new Cost(Long.parseLong(numbers[1]) / 1e9, Long.parseLong(numbers[0]) / 1024.0);
    }

    private void write(Form form, int length, Path file) throws IOException {
        try (OutputStream stored = new BufferedOutputStream(Files.newOutputStream(file));
                OutputStream out = form == Form.GZIP_FILE ? new GZIPOutputStream(stored) : stored) {
            out.write(form.before.getBytes(StandardCharsets.US_ASCII));
            if (form == Form.GZIP_PAYLOAD) {
                try (OutputStream gzip =
                        new GZIPOutputStream(Base64.getEncoder().wrap(new Unclosed(out)))) {
                    letters(length, gzip);
                }
            } else {
                letters(length - form.before.length() - form.after.length(), out);
            }
            out.write(form.after.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static void letters(int count, OutputStream out) throws IOException {
        for (int left = count; left > 0; left -= LETTERS.length) {
            out.write(LETTERS, 0, Math.min(left, LETTERS.length));
        }
    }

    /** A wrapper whose end leaves the stream below it open. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
