package dev.kdt.bench;

import dev.kdt.generate.Templates;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Records that are made on one thread: kdt's template of orders, a loop written by hand, Datafaker and faker of JavaScript, in turn, the
 * median of five rounds; then each built-in template. Nothing is sent or printed: what is measured is the making, up to the bytes.
 *
 * <p>{@code mvn -Pbench -Dbench=generate -DskipTests verify}; the argument is the number of orders of a round (1,000,000; faker and
 * Datafaker make a twentieth).
 */
final class GenerationComparison {
    private static final int ROUNDS = 5;
    private static final int SLOWER = 20;

    private final Path work = Path.of("target/bench").toAbsolutePath();
    private final int count;

    private GenerationComparison(int count) {
        this.count = count;
    }

    /** Seconds for records, and their bytes. */
    private record Round(int records, double seconds, long bytes) {
        double perSecond() {
            return records / seconds;
        }
    }

    public static void main(String[] args) throws Exception {
        GenerationComparison comparison = new GenerationComparison(Integer.parseInt(args[0]));
        comparison.compareOrders();
        comparison.measureTemplates();
    }

    private void compareOrders() throws IOException, InterruptedException {
        OrderMaker template = new TemplateRecords("orders");
        OrderMaker loop = new HandWrittenOrders();
        OrderMaker datafaker = new DatafakerOrders();
        boolean hasNode = installFaker();
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (int i = 0; i <= ROUNDS; i++) {
            add("kdt, -t orders", round(template, count), i, rounds);
            add("loop by hand", round(loop, count), i, rounds);
            add("Datafaker", round(datafaker, count / SLOWER), i, rounds);
            if (hasNode) {
                add("faker (node)", node(count / SLOWER), i, rounds);
            }
        }
        double kdt =
                median(Objects.requireNonNull(rounds.get("kdt, -t orders"))).perSecond();
        System.out.printf("%norders, one thread, %d rounds in turn, median%n", ROUNDS);
        System.out.printf("%-20s%14s%14s%14s%n", "maker", "records/s", "bytes/record", "kdt / it");
        rounds.forEach((name, all) -> {
            Round median = median(all);
            System.out.printf(
                    "%-20s%,14.0f%14d%14.1f%n",
                    name, median.perSecond(), median.bytes() / median.records(), kdt / median.perSecond());
        });
    }

    private void measureTemplates() {
        System.out.printf("%n%-20s%14s%14s%n", "template", "records/s", "bytes/record");
        for (String name : Templates.ALL) {
            OrderMaker maker = new TemplateRecords(name);
            int size = name.equals("cloudwatch-logs") ? count / SLOWER : count;
            List<Round> all = new ArrayList<>();
            for (int i = 0; i <= ROUNDS; i++) {
                all.add(round(maker, size));
            }
            Round median = median(all.subList(1, all.size()));
            System.out.printf("%-20s%,14.0f%14d%n", name, median.perSecond(), median.bytes() / median.records());
        }
    }

    /** The first round is for the compilers. */
    private static void add(String name, Round round, int number, Map<String, List<Round>> rounds) {
        if (number > 0) {
            rounds.computeIfAbsent(name, _ -> new ArrayList<>()).add(round);
        }
    }

    private static Round round(OrderMaker maker, int records) {
        long start = System.nanoTime();
        long bytes = maker.make(records);
        return new Round(records, (System.nanoTime() - start) / 1e9, bytes);
    }

    private static Round median(List<Round> rounds) {
        return rounds.stream()
                .sorted((a, b) -> Double.compare(a.seconds(), b.seconds()))
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private boolean installFaker() throws IOException, InterruptedException {
        Files.createDirectories(work);
        try (InputStream in = Objects.requireNonNull(GenerationComparison.class.getResourceAsStream("orders.mjs"))) {
            Files.write(work.resolve("orders.mjs"), in.readAllBytes());
        }
        boolean there = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--silent", "@faker-js/faker")
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
        if (!there) {
            System.out.println("@faker-js/faker cannot be installed here and is not measured");
        }
        return there;
    }

    private Round node(int records) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("node", "orders.mjs", Integer.toString(records))
                .directory(work.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .split(" ", -1);
        if (process.waitFor() != 0) {
            throw new IOException("node orders.mjs failed");
        }
        return new Round(records, Double.parseDouble(words[0]), Long.parseLong(words[1]));
    }
}
