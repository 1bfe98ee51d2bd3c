package dev.kdt.aws;

import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaId;
import dev.kdt.codec.schema.SchemaRegistry;
import dev.kdt.library.OptionalLibrary;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;

/** The Avro schemas of AWS Glue's registry, which are asked for by the UUIDs of their versions. */
public final class GlueSchemas implements SchemaRegistry {
    private final GlueClient client;
    private final String place;
    /** The schemas that could not be asked for, each with the reason: the same question is not asked for every record. */
    private final Map<SchemaId, String> failed = new ConcurrentHashMap<>();

    private GlueSchemas(GlueClient client, String place) {
        this.client = client;
        this.place = place;
    }

    /**
     * The registry that is where these clients are.
     *
     * @throws AwsConfigException when region or credentials are not to be found, or the SDK's client of Glue, an optional dependency
     */
    public static GlueSchemas of(Clients clients) {
        if (!OptionalLibrary.GLUE.isThere()) {
            throw new AwsConfigException(OptionalLibrary.GLUE.missing());
        }
        return new GlueSchemas(clients.glue(), clients.placeOfSchemas());
    }

    @Override
    public @Nullable String definition(SchemaId id) throws CodecException {
        if (id.kind() != SchemaId.Kind.GLUE) {
            return null;
        }
        String reason = failed.get(id);
        if (reason != null) {
            throw new CodecException(reason);
        }
        try {
            return avro(id, client.getSchemaVersion(request -> request.schemaVersionId(id.text())));
        } catch (EntityNotFoundException _) {
            return null;
        } catch (SdkException e) {
            throw remembered(id, SdkFaults.words("the " + id, place, e));
        }
    }

    private String avro(SchemaId id, GetSchemaVersionResponse answer) throws CodecException {
        String definition = answer.schemaDefinition();
        if (answer.dataFormat() == DataFormat.AVRO && definition != null) {
            return definition;
        }
        throw remembered(
                id,
                "the " + id + " is of the format " + answer.dataFormatAsString()
                        + ", and only Avro is read by Glue's schemas (give a Protobuf message by its descriptors)");
    }

    private CodecException remembered(SchemaId id, String reason) {
        failed.put(id, reason);
        return new CodecException(reason);
    }
}
