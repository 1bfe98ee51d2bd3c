package dev.kdt.codec;

import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ObjectValue;
import dev.kdt.record.KinesisRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form of JSON document that carries other payloads. No state: shared by threads. */
interface JsonEnvelope {
    /** Whether the document has this form; a few look-ups of members. */
    boolean fits(ObjectValue document);

    /**
     * The records that a document of this form carries, in order, whose bytes do not depend on the document's. Null when there is
     * nothing to take out: the document itself is the content.
     *
     * @param record that has the document as its payload
     * @throws CodecException when an entry of the document is broken
     */
    @Nullable
    List<KinesisRecord> open(ObjectValue document, KinesisRecord record) throws CodecException;
}
