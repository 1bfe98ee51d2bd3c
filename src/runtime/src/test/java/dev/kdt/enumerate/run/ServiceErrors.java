package dev.kdt.enumerate.run;

import dev.kdt.enumerate.FaultEffect;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kinesis.model.ExpiredIteratorException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;

/** The SDK's exceptions for faults of the services. */
final class ServiceErrors {
    private ServiceErrors() {}

    static SdkException of(FaultEffect effect) {
        return switch (effect) {
            case REFUSED -> answered(400, "ProvisionedThroughputExceededException");
            case TORN -> answered(500, "InternalFailure");
            case BROKEN, LOST -> SdkClientException.create("broken", new IOException("Connection reset"));
            case DENIED -> answered(400, "AccessDeniedException");
            case EXPIRED ->
                ExpiredIteratorException.builder()
                        .awsErrorDetails(details("ExpiredIteratorException"))
                        .statusCode(400)
                        .build();
            case NONE, TERMINATED, KILLED_BEFORE, KILLED_WITHIN, KILLED_AFTER ->
                throw new IllegalArgumentException(effect.toString());
        };
    }

    private static SdkException answered(int status, String code) {
        return KinesisException.builder()
                .awsErrorDetails(details(code))
                .statusCode(status)
                .build();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder()
                .errorCode(code)
                .errorMessage("a fault that was planned")
                .build();
    }
}
