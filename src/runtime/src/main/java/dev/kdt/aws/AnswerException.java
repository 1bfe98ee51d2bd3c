package dev.kdt.aws;

import java.io.Serial;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A service's answer does not fit its request: nothing of it is believed. The message says what is wrong with it. */
final class AnswerException extends SdkClientException {
    @Serial
    private static final long serialVersionUID = 1L;

    AnswerException(String message) {
        super(SdkClientException.builder().message(message));
    }

    AnswerException(String message, Throwable cause) {
        super(SdkClientException.builder().message(message).cause(cause));
    }
}
