package dev.kdt.codec.schema;

import dev.kdt.codec.format.CodecException;
import org.jspecify.annotations.Nullable;

/** A service that keeps schemas. Safe for use by several threads. */
@FunctionalInterface
public interface SchemaRegistry {
    /**
     * The text of the schema with this identity; null when the registry has none. Waits for the service.
     *
     * @throws CodecException when the service cannot be asked
     */
    @Nullable
    String definition(SchemaId id) throws CodecException;
}
