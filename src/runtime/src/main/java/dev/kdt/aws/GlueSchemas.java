package dev.kdt.aws;

import dev.kdt.codec.format.CodecException;
import dev.kdt.codec.schema.SchemaId;
import dev.kdt.codec.schema.SchemaRegistry;
import dev.kdt.library.OptionalLibrary;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
    /** How long a schema is not asked for after a fault that may pass, such as throttling. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final GlueClient client;
    private final String place;
    private final InstantSource clock;

    /** The schemas that could not be had: the same question is not asked for every record. */
    private final Map<SchemaId, Fault> failed = new ConcurrentHashMap<>();

    /**
     * The reason for which a schema could not be had.
     *
     * @param until when it is to be asked for again
     */
    private record Fault(String reason, Instant until) {}

    private GlueSchemas(GlueClient client, String place, InstantSource clock) {
        this.client = client;
        this.place = place;
        this.clock = clock;
    }

    /**
     * The registry that is where these clients are.
     *
     * @throws AwsConfigException when region or credentials are not to be found, or the SDK's client of Glue, an optional dependency
     */
    public static GlueSchemas of(Clients clients) {
        return of(clients, InstantSource.system());
    }

    /** @param clock tells when a schema is to be asked for again, that could not be had for a reason that may pass */
    static GlueSchemas of(Clients clients, InstantSource clock) {
        if (!OptionalLibrary.GLUE.isThere()) {
            throw new AwsConfigException(OptionalLibrary.GLUE.missing());
        }
        return new GlueSchemas(clients.glue(), clients.placeOfSchemas(), clock);
    }

    @Override
    public @Nullable String definition(SchemaId id) throws CodecException {
        if (id.kind() != SchemaId.Kind.GLUE) {
            return null;
        }
        Fault fault = failed.get(id);
        if (fault != null && clock.instant().isBefore(fault.until())) {
            throw new CodecException(fault.reason());
        }
        try {
            return avro(id, client.getSchemaVersion(request -> request.schemaVersionId(id.text())));
        } catch (EntityNotFoundException _) {
            return null;
        } catch (SdkException e) {
            Instant until = SdkErrors.isTransient(e) ? clock.instant().plus(PAUSE) : Instant.MAX;
            throw remembered(id, new Fault(SdkFaults.words("the " + id, place, e), until));
        }
    }

    private String avro(SchemaId id, GetSchemaVersionResponse answer) throws CodecException {
        String definition = answer.schemaDefinition();
        if (answer.dataFormat() == DataFormat.AVRO && definition != null) {
            return definition;
        }
        String reason = "the " + id + " is of the format " + answer.dataFormatAsString()
                + ", and only Avro is read by Glue's schemas (give a Protobuf message by its descriptors)";
        throw remembered(id, new Fault(reason, Instant.MAX));
    }

    private CodecException remembered(SchemaId id, Fault fault) {
        failed.put(id, fault);
        return new CodecException(fault.reason());
    }
}
