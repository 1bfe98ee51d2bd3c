package dev.kdt.codec.avro;

import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaFormat;
import dev.kdt.codec.schema.SchemaId;
import dev.kdt.codec.schema.SchemaRegistry;
import dev.kdt.codec.schema.SchemaWriter;
import dev.kdt.codec.schema.Schemas;
import dev.kdt.record.MaxRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/** Avro schemas: one for all payloads, several that payloads name, or those of a registry. */
public final class AvroSchemas implements Schemas {
    public static final AvroSchemas NONE = new AvroSchemas(null, Map.of(), _ -> null);

    /** Identities whose answer is kept; bounds memory, since payloads may name any. */
    private static final int MOST_KEPT = 1_000;

    private final @Nullable Schema only;
    private final SchemaRegistry registry;
    private final Map<SchemaId, Optional<Schema>> known;

    private AvroSchemas(@Nullable Schema only, Map<SchemaId, Schema> known, SchemaRegistry registry) {
        this.only = only;
        this.registry = registry;
        this.known = new ConcurrentHashMap<>();
        known.forEach((id, schema) -> this.known.put(id, Optional.of(schema)));
    }

    /**
     * The one schema of all payloads.
     *
     * @param text of the schema, as JSON
     */
    public static AvroSchemas one(String text) throws CodecException {
        return one(parse(text));
    }

    /**
     * The same, where the schema may name types of other files.
     *
     * @param file the name of the schema's file
     * @param texts of the schemas of its folder, by the names of their files
     */
    public static AvroSchemas one(String file, Map<String, String> texts) throws CodecException {
        return one(new AvroSchemaTexts(texts).parsed(file));
    }

    private static AvroSchemas one(Schema schema) {
        return new AvroSchemas(schema, Map.of(fingerprint(schema), schema), _ -> null);
    }

    /**
     * Schemas that payloads name: by the fingerprint, or by the identity that the schema's file is named for.
     *
     * @param texts of the schemas, by the names of their files
     */
    public static AvroSchemas several(Map<String, String> texts) throws CodecException {
        Map<SchemaId, Schema> known = new HashMap<>();
        new AvroSchemaTexts(texts).parsed().forEach((file, schema) -> {
            known.put(fingerprint(schema), schema);
            SchemaId id = SchemaId.ofFile(file.replaceFirst("\\.\\w+$", ""));
            if (id != null) {
                known.put(id, schema);
            }
        });
        return new AvroSchemas(null, known, _ -> null);
    }

    /** The schemas of a registry, each asked for once. */
    public static AvroSchemas of(SchemaRegistry registry) {
        return new AvroSchemas(null, Map.of(), registry);
    }

    private static SchemaId fingerprint(Schema schema) {
        return SchemaId.ofFingerprint(SchemaNormalization.parsingFingerprint64(schema));
    }

    static Schema parse(String text) throws CodecException {
        return AvroSchemaTexts.parse(text, "", Set.of());
    }

    @Override
    public Language language() {
        return Language.AVRO;
    }

    @Override
    public boolean areOne() {
        return only != null;
    }

    @Override
    public @Nullable SchemaWriter writer() {
        return only == null ? null : new AvroWriter(only);
    }

    /** The one schema of all payloads; null when there are several. */
    @Nullable
    Schema only() {
        return only;
    }

    /** The schema of this identity; null when it is not known. */
    @Nullable
    Schema find(SchemaId id) throws CodecException {
        Optional<Schema> found = known.get(id);
        if (found == null) {
            String text = registry.definition(id);
            found = text == null ? Optional.empty() : Optional.of(parse(text));
            if (known.size() < MOST_KEPT) {
                known.put(id, found);
            }
        }
        return found.orElse(null);
    }

    @Override
    public SchemaFormat format(MaxRecord max) {
        return new AvroFormat(this, max);
    }
}
