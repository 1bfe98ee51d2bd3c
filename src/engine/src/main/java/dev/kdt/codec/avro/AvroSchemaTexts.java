package dev.kdt.codec.avro;

import dev.kdt.codec.format.CodecException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Parses the schemas of files that lie together: one may use a type that is the whole schema of another by its full name. Two files
 * may hold versions of the same type; which of them a third one means is not known, so it may not name such a type.
 */
final class AvroSchemaTexts {
    private static final Set<Schema.Type> NAMED = Set.of(Schema.Type.RECORD, Schema.Type.ENUM, Schema.Type.FIXED);

    private final Map<String, String> unparsed;
    private final Map<String, Schema> schemas = new TreeMap<>();

    /** The types that a schema may name; null for a name that several have. */
    private final Map<String, @Nullable Schema> types = new HashMap<>();

    /** @param texts of the schemas, by the names of their files */
    AvroSchemaTexts(Map<String, String> texts) {
        this.unparsed = new TreeMap<>(texts);
    }

    /**
     * The schemas by the names of their files.
     *
     * @throws CodecException when one cannot be parsed
     */
    Map<String, Schema> parsed() throws CodecException {
        while (parseSome()) {}
        for (Map.Entry<String, String> each : unparsed.entrySet()) {
            parse(each.getValue(), each.getKey() + " ", known()); // Tells what is wrong with it.
        }
        return schemas;
    }

    /** The schema of one of the files, where the others may be no schemas at all. */
    Schema parsed(String file) throws CodecException {
        while (parseSome()) {}
        Schema schema = schemas.get(file);
        return schema == null ? parse(unparsed.getOrDefault(file, ""), "", known()) : schema;
    }

    /** Parses each schema that names no other type than known ones; whether there was one. */
    private boolean parseSome() {
        Map<String, Schema> found = new HashMap<>();
        Collection<Schema> known = known();
        unparsed.forEach((file, text) -> {
            try {
                found.put(file, parse(text, "", known));
            } catch (CodecException _) {
                // It names a type of a schema that is not parsed yet, or it is none.
            }
        });
        found.forEach((file, schema) -> {
            unparsed.remove(file);
            schemas.put(file, schema);
            addType(schema);
        });
        return !found.isEmpty() && !unparsed.isEmpty();
    }

    private void addType(Schema schema) {
        if (NAMED.contains(schema.getType())) {
            String name = schema.getFullName();
            Schema other = types.get(name);
            types.put(name, !types.containsKey(name) || schema.equals(other) ? schema : null);
        }
    }

    private Collection<Schema> known() {
        Set<Schema> known = new HashSet<>();
        for (Schema each : types.values()) {
            if (each != null) {
                known.add(each);
            }
        }
        return known;
    }

    /**
     * Parses a schema.
     *
     * @param name begins the message when it is none
     * @param known the types that it may name besides its own
     */
    static Schema parse(String text, String name, Collection<Schema> known) throws CodecException {
        try {
            Schema.Parser parser = new Schema.Parser();
            parser.addTypes(List.copyOf(known));
            return parser.parse(text);
        } catch (RuntimeException e) { // The library throws all kinds of them.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CodecException("avro: " + name + "is no schema: " + reason);
        } catch (StackOverflowError _) {
            throw new CodecException("avro: " + name + "nests more deeply than can be read");
        }
    }
}
