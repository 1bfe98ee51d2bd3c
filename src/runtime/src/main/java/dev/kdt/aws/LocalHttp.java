package dev.kdt.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.unit.TimeSpan;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Requests to an embedded endpoint that the SDK does not make.
 *
 * @param timeout the usual one of a whole answer
 */
record LocalHttp(URI endpoint, @Nullable Path caBundle, Duration timeout) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final int BEGINNING = 200;

    HttpResponse<String> send(HttpRequest asked) throws InterruptedException {
        return send(asked, timeout);
    }

    /**
     * Makes a request.
     *
     * @param patience how long to wait for the whole answer
     * @throws AwsException when there is none
     */
    HttpResponse<String> send(HttpRequest asked, Duration patience) throws InterruptedException {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
        if (caBundle != null) {
            client.sslContext(TrustedCertificates.contextOf(caBundle));
        }
        HttpClient http = client.build();
        try {
            // A request's own time-out ends with its headers.
            return http.sendAsync(
                            asked, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MOST_BYTES))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AwsException("no whole answer from " + endpoint + " within " + TimeSpan.text(patience), e);
        } catch (ExecutionException e) {
            throw unanswered(e.getCause() == null ? e : e.getCause());
        } finally {
            http.shutdownNow();
        }
    }

    private AwsException unanswered(Throwable why) {
        if (why instanceof SSLException) {
            return new AwsException(
                    endpoint + " is not trusted (AWS_CA_BUNDLE=FILE names a certificate to trust)", why);
        }
        return why instanceof ConnectException || why instanceof HttpConnectTimeoutException
                ? new AwsException("cannot connect to " + endpoint + " (is 'kdt local' running there?)", why)
                : new AwsException(endpoint + " did not answer as 'kdt local' does: " + why, why);
    }

    /** The answer's object; an empty one where there is no body. */
    JsonNode result(String operation, String body) {
        try {
            JsonNode result = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
            if (result.isObject()) {
                return result;
            }
        } catch (IOException _) {
            // Told below.
        }
        throw senseless(operation, body);
    }

    AwsException senseless(String operation, String body) {
        String beginning = body.substring(0, Math.min(body.length(), BEGINNING));
        return new AwsException("the answer of " + endpoint + " to " + operation + " makes no sense"
                + (beginning.isEmpty() ? "; it is empty" : "; it begins: " + beginning));
    }
}
