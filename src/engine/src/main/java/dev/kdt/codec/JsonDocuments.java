package dev.kdt.codec;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects and arrays of JSON in a row, with white space between them or with nothing, as Firehose joins records that have no
 * delimiter. One per thread.
 */
final class JsonDocuments {
    private final JsonReader json = new JsonReader();

    /** The treatment of a row in which a document is broken. */
    enum Broken {
        /** It is no row of documents. */
        NO_ROW,
        /** The rest of the row is one document, which its reader finds broken. */
        LAST
    }

    /**
     * The documents that the text is made of, in order; none when it is made of something else. The first one is always whole.
     *
     * @throws DecodingBounds.ExceededException when there are more than a payload may hold
     */
    List<Slice> in(Slice text, Broken broken) {
        List<Slice> documents = new ArrayList<>();
        for (Slice rest = trimmed(text); !rest.isEmpty(); ) {
            if (rest.at(0) != '{' && rest.at(0) != '[') {
                return List.of();
            }
            try {
                int end = json.endOfFirst(rest);
                documents.add(rest.sub(0, end));
                DecodingBounds.requireFew(documents.size());
                rest = trimmed(rest.sub(end, rest.length()));
            } catch (JsonException _) {
                if (documents.isEmpty() || broken == Broken.NO_ROW) {
                    return List.of();
                }
                documents.add(rest);
                return documents;
            }
        }
        return documents;
    }

    private static Slice trimmed(Slice text) {
        Slice rest = TextEncoding.withoutMark(text);
        int at = 0;
        while (at < rest.length() && (rest.at(at) == ' ' || (rest.at(at) >= '\t' && rest.at(at) <= '\r'))) {
            at++;
        }
        return at == 0 ? rest : trimmed(rest.sub(at, rest.length()));
    }
}
