package dev.kdt.pipeline.step;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.kdt.bytes.BoundedRead;
import dev.kdt.json.Value;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JSON Schema from a file. Safe for use by several threads. */
final class SchemaFile {
    private static final int SHOWN_PROBLEMS = 3;

    /** The limit of a pipeline file; a file that is named by mistake may have no end. */
    private static final int MOST_BYTES = 4 << 20;

    private final Schema schema;

    private SchemaFile(Schema schema) {
        this.schema = schema;
    }

    /** @param reads told of each file that the schema refers to, before it is read */
    static SchemaFile read(Path file, Consumer<Path> reads) throws SchemaFileException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<String> unreadable =
                new ArrayList<>(); // The library tells of a file that cannot be read as of one that is missing.
        try {
            JsonNode node = read(text(file));
            SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemaLoader(loader -> loader.allow(iri -> isInside(folder, iri.toString())))
                            .schemas((String iri) -> beside(folder, iri, reads, unreadable))
                            .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                    .regularExpressionFactory(SchemaPattern::new)
                                    .build()));
            Schema schema = registry.getSchema(
                    SchemaLocation.of(file.toAbsolutePath().normalize().toUri().toString()), node);
            schema.initializeValidators();
            schema.validate(NullNode.instance); // Of a schema that only leads back to itself, this finds no end.
            return new SchemaFile(schema);
        } catch (NoSuchFileException _) {
            throw new SchemaFileException("there is no file " + file);
        } catch (CharacterCodingException _) {
            throw new SchemaFileException("is not UTF-8 text");
        } catch (IOException e) {
            throw new SchemaFileException("cannot be read: " + e.getMessage());
        } catch (StackOverflowError _) {
            throw new SchemaFileException("refers to itself");
        } catch (SchemaException e) {
            if (!unreadable.isEmpty()) {
                throw new SchemaFileException("refers to a file that cannot be used: " + unreadable.getFirst());
            }
            throw new SchemaFileException("cannot be used (references may lead to files in its folder only): "
                    + (e.getCause() instanceof FileNotFoundException missing
                            ? "there is no file " + missing.getMessage()
                            : String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    /** The UTF-8 text of a file, which is bounded. */
    private static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(BoundedRead.file(file, MOST_BYTES)))
                .toString();
    }

    /** The schema's text, checked by the schema of schemas: a word that it does not know would let everything pass. */
    private static JsonNode read(String text) throws SchemaFileException {
        JsonNode node = parse(text);
        String dialect = node.path("$schema").asText(SpecificationVersion.DRAFT_2020_12.getDialectId());
        List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of(dialect))
                .validate(node);
        if (!errors.isEmpty()) {
            throw new SchemaFileException("is not a JSON Schema: " + inWords(errors));
        }
        return node;
    }

    private static JsonNode parse(String text) throws SchemaFileException {
        try {
            return new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new SchemaFileException("is neither JSON nor YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse("")
                    + (at == null ? "" : " (" + at.getLineNr() + ":" + at.getColumnNr() + ")"));
        }
    }

    private static boolean isInside(@Nullable Path folder, String iri) {
        if (iri.startsWith("https://json-schema.org/") || iri.startsWith("http://json-schema.org/")) {
            return true; // The dialects, which the library brings along.
        }
        return iri.startsWith("file:") && folder != null && isInside(folder, Path.of(URI.create(iri)));
    }

    /** Also when the way there leads over links. */
    private static boolean isInside(Path folder, Path file) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException _) {
            return file.normalize().startsWith(folder); // It is not there, and will be missed when it is read.
        }
    }

    private static @Nullable String beside(
            @Nullable Path folder, String iri, Consumer<Path> reads, List<String> unreadable) {
        if (!iri.startsWith("file:") || !isInside(folder, iri)) {
            return null;
        }
        try {
            Path file = Path.of(URI.create(iri));
            reads.accept(file);
            return read(text(file)).toString();
        } catch (NoSuchFileException _) {
            return null;
        } catch (CharacterCodingException _) {
            unreadable.add(iri + " is not UTF-8 text");
        } catch (IOException e) {
            unreadable.add(iri + " cannot be read: " + e.getMessage());
        } catch (SchemaFileException e) {
            unreadable.add(iri + " " + e.getMessage());
        }
        return null;
    }

    /** The reason for which the value does not fit; null when it fits. */
    @Nullable
    String problem(Value value) {
        try {
            List<Error> errors = schema.validate(JsonNodes.of(value));
            return errors.isEmpty() ? null : inWords(errors);
        } catch (SchemaPattern.TooLong e) {
            return e.getMessage();
        } catch (StackOverflowError _) {
            return "it nests more deeply than can be checked";
        }
    }

    private static String inWords(List<Error> errors) {
        String shown = errors.stream()
                .limit(SHOWN_PROBLEMS)
                .map(each -> {
                    String place = each.getInstanceLocation().toString();
                    return (place.isEmpty() ? "" : place + ": ") + each.getMessage();
                })
                .collect(Collectors.joining("; "));
        int more = errors.size() - SHOWN_PROBLEMS;
        return more > 0 ? shown + "; and " + more + " more" : shown;
    }
}
