package dev.kdt.cli.watch;

import io.opentelemetry.exporter.internal.FailedExportException;
import io.opentelemetry.sdk.common.export.HttpResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Why metrics could not be sent, without anything that a request held. */
final class OtlpFailure {
    private OtlpFailure() {}

    static String words(@Nullable Throwable why) {
        if (why instanceof FailedExportException.HttpExportException failed) {
            HttpResponse response = failed.getResponse();
            return response != null ? "HTTP " + response.getStatusCode() : words(failed.getCause());
        }
        if (why == null) {
            return "no answer in time";
        }
        // The text of other exceptions may quote a header.
        String message = why instanceof IOException ? why.getMessage() : null;
        return message == null ? why.getClass().getSimpleName() : message;
    }
}
