package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.endpoint.EndpointOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Subscriptions over TLS, to an endpoint whose certificate {@code AWS_CA_BUNDLE} names. */
class FanOutTlsTest extends FanOutRig {
    @Override
    EndpointOptions options(EndpointOptions usual) {
        return usual.withTransport(EndpointOptions.Transport.TLS);
    }

    @Override
    AwsSettings aws() {
        String certificate = Objects.requireNonNull(endpoint.certificate()).toString();
        return new AwsSettings(null, null, null, endpoint.uri(), Map.of("AWS_CA_BUNDLE", certificate));
    }

    @Test
    void recordsArePushed() throws Exception {
        put("a");
        try (StreamSource source = source(new StartAt.TrimHorizon(), null)) {
            assertEquals(List.of("a"), read(source.lanes().getFirst(), 1));
        }
        assertEquals(List.of(), notices);
    }
}
