package dev.kdt.cli.preflight;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.OptionValue;
import dev.kdt.flow.IoFaults;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeReader;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problem;
import dev.kdt.pipeline.config.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a file of prices: {@code prices.yaml} beside this class, or one of its form. */
public final class PriceFile {
    private static final String OWN = "prices.yaml";
    private static final List<String> KEYS = List.of(
            "date",
            "region",
            "currency",
            "month-hours",
            "shard-hour",
            "million-payload-units",
            "stream-hour",
            "written-gigabyte",
            "firehose-gigabyte");

    private final String file;
    private final Problems problems;
    private final Node.Mapping root;

    private PriceFile(String file, Node.Mapping root, Problems problems) {
        this.file = file;
        this.root = root;
        this.problems = problems;
    }

    /** The prices that come with the program. */
    public static PriceList own() {
        try (InputStream in = PriceFile.class.getResourceAsStream(OWN)) {
            if (in == null) {
                throw new IllegalStateException(OWN + " is not in the artefact");
            }
            return parse(OWN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The prices of a user's file.
     *
     * @param name as the user wrote it
     * @throws UsageException when it cannot be read, or lacks a price
     */
    public static PriceList read(String name, Path path) {
        OptionValue.requireName("--prices", name);
        try {
            return parse(name, Files.readString(path));
        } catch (NoSuchFileException _) {
            throw new UsageException("--prices: there is no file " + name);
        } catch (MalformedInputException _) {
            throw new UsageException("--prices: " + name + " is no text (a YAML file is wanted)");
        } catch (IOException e) {
            throw new UsageException("--prices: " + IoFaults.reading(name, e).getMessage());
        }
    }

    static PriceList parse(String file, String text) {
        Problems problems = new Problems();
        Node node = NodeReader.read(file, text, problems);
        if (!(node instanceof Node.Mapping root)) {
            if (problems.isEmpty()) {
                problems.add(Place.whole(file), "a mapping of keys to prices is wanted");
            }
            throw wrong(problems);
        }
        problems.checkKeys(root, KEYS, "unknown key '%s'");
        PriceList prices = new PriceFile(file, root, problems).prices();
        if (!problems.isEmpty()) {
            throw wrong(problems);
        }
        return prices;
    }

    private static UsageException wrong(Problems problems) {
        return new UsageException(
                "--prices: " + problems.list().stream().map(Problem::toString).collect(Collectors.joining("; ")));
    }

    private PriceList prices() {
        return new PriceList(
                file,
                date(),
                text("region"),
                text("currency"),
                number("month-hours", root.get("month-hours")),
                price("shard-hour"),
                price("million-payload-units"),
                price("stream-hour"),
                price("written-gigabyte"),
                price("firehose-gigabyte"));
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(text("date"));
        } catch (DateTimeException _) {
            Node date = root.get("date");
            problems.add(date == null ? root.place() : date.place(), "date: a day is wanted, such as 2026-11-28");
            return LocalDate.EPOCH;
        }
    }

    private String text(String key) {
        if (root.get(key) instanceof Node.Scalar scalar && !scalar.text().isEmpty()) {
            return scalar.text();
        }
        problems.add(root.place(), key + " is missing");
        return "";
    }

    /** The price of an entry, which may name its source. */
    private double price(String key) {
        Node node = root.get(key);
        return number(key, node instanceof Node.Mapping entry ? entry.get("price") : node);
    }

    private double number(String key, @Nullable Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.Scalar.Type.NUMBER) {
            double number = Double.parseDouble(scalar.text());
            if (number >= 0) {
                return number;
            }
        }
        problems.add(node == null ? root.place() : node.place(), key + ": a price is wanted, such as 0.015");
        return 0;
    }
}
