package dev.kdt.local.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.endpoint.option.S3Object;
import java.util.List;

/**
 * Names objects that were skipped, in the form that Redshift's COPY reads: Amazon Redshift Developer Guide, "Using a
 * manifest to specify data files".
 */
final class Manifest {
    /** Amazon Data Firehose Developer Guide, "Handle data delivery failures", Amazon Redshift. */
    static final String PREFIX = "errors/manifests/";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    static String of(List<S3Object> objects) {
        ObjectNode manifest = JSON.createObjectNode();
        ArrayNode entries = manifest.putArray("entries");
        objects.forEach(each -> entries.addObject().put("url", each.url()).put("mandatory", true));
        try {
            return JSON.writeValueAsString(manifest) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // A tree of texts is always written.
        }
    }
}
