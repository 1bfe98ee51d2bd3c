package dev.kdt.local.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.wire.ServiceException;
import java.util.ArrayList;
import java.util.List;

/** The kinds of destinations, with the members of requests and descriptions that hold them. */
public enum DestinationKind {
    S3("S3DestinationConfiguration", "S3DestinationUpdate", "S3DestinationDescription"),
    EXTENDED_S3(
            "ExtendedS3DestinationConfiguration", "ExtendedS3DestinationUpdate", "ExtendedS3DestinationDescription"),
    REDSHIFT("RedshiftDestinationConfiguration", "RedshiftDestinationUpdate", "RedshiftDestinationDescription");

    private final String configuration;
    private final String update;
    private final String description;

    DestinationKind(String configuration, String update, String description) {
        this.configuration = configuration;
        this.update = update;
        this.description = description;
    }

    /** The member of CreateDeliveryStream. */
    public String configuration() {
        return configuration;
    }

    /** The member of UpdateDestination. */
    public String update() {
        return update;
    }

    /** The member of a DestinationDescription. */
    public String description() {
        return description;
    }

    /**
     * The destination that a CreateDeliveryStream asks for.
     *
     * @throws ServiceException when there is not exactly one
     */
    public static DestinationKind in(ObjectNode request) {
        List<DestinationKind> found = new ArrayList<>();
        for (DestinationKind kind : values()) {
            if (request.has(kind.configuration)) {
                found.add(kind);
            }
        }
        if (found.size() != 1) {
            throw ServiceException.invalidArgument("Exactly one destination configuration is supported for a Firehose");
        }
        return found.getFirst();
    }
}
