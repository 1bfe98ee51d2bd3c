package dev.kdt.local.http;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** The text for a browser or curl at the endpoint's address. */
final class Welcome {
    static final String TYPE = "text/plain; charset=utf-8";

    private Welcome() {}

    /** Whether a request is none of an AWS client: {@code GET /} and nothing that signs or names an operation. */
    static boolean isAskedFor(Request request) {
        return request.getMethod().equals("GET")
                && request.getHttpURI().getPath().equals("/")
                && request.getHttpURI().getQuery() == null
                && !request.getHeaders().contains(HttpHeader.AUTHORIZATION)
                && !request.getHeaders().contains("X-Amz-Target");
    }

    /** The text, with the address that the caller used. */
    static byte[] text(Request request) {
        String address =
                request.getHttpURI().getScheme() + "://" + request.getHttpURI().getAuthority();
        String text = """
            This is kdt local: Amazon Kinesis Data Streams, Amazon Data Firehose and AWS Lambda on this machine.

            Point an AWS client here with any credentials and any region, for example

              export AWS_ENDPOINT_URL=%1$s
              export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_REGION=us-east-1
              aws kinesis list-streams

            or set the endpoint URL of the client to %1$s.
            The kdt commands find it with --local, or with --endpoint-url %1$s.
            """.formatted(address);
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
