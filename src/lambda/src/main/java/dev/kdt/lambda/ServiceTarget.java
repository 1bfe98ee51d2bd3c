package dev.kdt.lambda;

import dev.kdt.aws.Clients;
import dev.kdt.aws.FirehosePut;
import dev.kdt.aws.KinesisPut;
import dev.kdt.flow.BatchApi;
import java.util.random.RandomGenerator;

/**
 * A stream or a delivery stream that a function sends to.
 *
 * @param name {@code kinesis:NAME} or {@code firehose:NAME}
 */
record ServiceTarget(String name) {
    private static final String KINESIS = "kinesis:";
    private static final String FIREHOSE = "firehose:";

    /**
     * Reads the environment's {@code variable}.
     *
     * @throws IllegalArgumentException when it names no target
     */
    static ServiceTarget parse(String variable, String value) {
        boolean known = value.startsWith(KINESIS) || value.startsWith(FIREHOSE);
        if (!known || value.endsWith(":")) {
            throw new IllegalArgumentException(
                    variable + "='" + value + "' is not a target (write firehose:NAME or kinesis:NAME)");
        }
        return new ServiceTarget(value);
    }

    /** The call that takes what is sent. */
    BatchApi api(Clients clients, RandomGenerator random) {
        return name.startsWith(KINESIS)
                ? new KinesisPut(clients.kinesis(), name.substring(KINESIS.length()), clients.place(), random)
                : new FirehosePut(clients.firehose(), name.substring(FIREHOSE.length()), clients.place());
    }
}
