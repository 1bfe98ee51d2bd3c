package dev.kdt.codec.schema;

import dev.kdt.record.MaxRecord;
import org.jspecify.annotations.Nullable;

/** The schemas that the payloads of a chain were written by. Safe for use by several threads. */
public interface Schemas {
    /** The languages of schemas, each of a format of its own. */
    enum Language {
        AVRO,
        PROTOBUF
    }

    Language language();

    /** Whether every payload is of the same schema; else each tells its own. */
    boolean areOne();

    /**
     * A reader of payloads by these schemas, for one thread.
     *
     * @param max the most bytes that the content of a payload may become
     */
    SchemaFormat format(MaxRecord max);

    /** Writes values by the one schema; null when there are several, or values of this language are not written here. */
    default @Nullable SchemaWriter writer() {
        return null;
    }
}
