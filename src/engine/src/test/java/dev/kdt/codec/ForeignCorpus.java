package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Payloads that libraries of others encoded. {@code src/clients/src/test/programs/corpus.*} writes them, each with how it was made and
 * what it says; {@code src/engine/src/test/resources/corpus} keeps a run of them.
 */
public final class ForeignCorpus {
    private static final List<String> INDEXES = List.of("javascript.ndjson", "python.ndjson");

    private static final List<String> SCHEMAS =
            List.of("order.avsc", "order.desc", "schemas/7.avsc", "schemas/b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63.avsc");
    private static final Folder KEPT =
            name -> Objects.requireNonNull(ForeignCorpus.class.getResourceAsStream("/corpus/" + name), name);

    private final List<Sample> samples = new ArrayList<>();

    /**
     * A payload.
     *
     * @param file its name
     * @param chain its layers and its form, the outermost first
     * @param schema the file or the folder of its schema; null when it needs none
     * @param message the name of its type in the schema; null when the schema is of one type
     * @param payload its bytes
     * @param values that it holds, as JSON
     */
    public record Sample(
            String file,
            List<String> chain,
            @Nullable String schema,
            @Nullable String message,
            Slice payload,
            List<String> values) {
        /** The layers as a pipeline names them: an envelope that is left whole is no layer. */
        public List<String> layers() {
            int json = chain.indexOf("json");
            return json < 0 ? chain : chain.subList(0, json + 1);
        }

        /** The layers as the value of {@code decode:} in a pipeline. */
        public String decode() {
            List<String> items = new ArrayList<>(layers());
            if (message != null) {
                items.set(items.size() - 1, "{protobuf: {descriptors: " + schema + ", message: " + message + "}}");
            } else if (schema != null) {
                items.set(items.size() - 1, "{avro: {schema: " + schema + "}}");
            }
            return items.toString();
        }

        /** The options that name the schema to a command. */
        public List<String> options() {
            List<String> options = new ArrayList<>();
            if (schema != null) {
                options.addAll(List.of("--schema", schema));
            }
            if (message != null) {
                options.addAll(List.of("--message", message));
            }
            return options;
        }

        @Override
        public String toString() {
            return file;
        }
    }

    private interface Folder {
        InputStream open(String name) throws IOException;
    }

    private ForeignCorpus() {}

    /** The samples that are kept. */
    public static List<Sample> kept() {
        return read(KEPT);
    }

    /** Writes the schemas of the kept samples into a folder. */
    public static void schemasInto(Path folder) throws IOException {
        for (String each : SCHEMAS) {
            Path file = folder.resolve(each);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes(KEPT, each).toBytes());
        }
    }

    /** The samples that the programs wrote into a folder. */
    public static List<Sample> in(Path folder) {
        return read(name -> Files.newInputStream(folder.resolve(name)));
    }

    private static List<Sample> read(Folder folder) {
        ForeignCorpus corpus = new ForeignCorpus();
        for (String index : INDEXES) {
            for (String line : bytes(folder, index).toText().lines().toList()) {
                corpus.add(line, folder);
            }
        }
        return corpus.samples;
    }

    private void add(String line, Folder folder) {
        ObjectValue sample = (ObjectValue) json(line);
        String file = text(sample.get(StringValue.of("file")));
        List<String> chain =
                each(sample, "chain").stream().map(ForeignCorpus::text).toList();
        List<String> values =
                each(sample, "values").stream().map(Value::toString).toList();
        String schema = textOrNull(sample, "schema");
        samples.add(new Sample(file, chain, schema, textOrNull(sample, "message"), bytes(folder, file), values));
    }

    private static @Nullable String textOrNull(ObjectValue sample, String field) {
        return sample.get(StringValue.of(field)) instanceof StringValue text ? text.text() : null;
    }

    private static List<Value> each(ObjectValue sample, String field) {
        List<Value> values = new ArrayList<>();
        for (Elements e = ((ArrayValue) Objects.requireNonNull(sample.get(StringValue.of(field)))).elements();
                e.next(); ) {
            values.add(e.value());
        }
        return values;
    }

    private static String text(@Nullable Value value) {
        return ((StringValue) Objects.requireNonNull(value)).text();
    }

    private static Value json(String line) {
        try {
            return new JsonReader().read(Slice.utf8(line));
        } catch (JsonException e) {
            throw new IllegalStateException(line, e);
        }
    }

    private static Slice bytes(Folder folder, String file) {
        try (InputStream in = folder.open(file)) {
            return Slice.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
