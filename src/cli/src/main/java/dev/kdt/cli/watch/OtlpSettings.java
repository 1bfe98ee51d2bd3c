package dev.kdt.cli.watch;

import dev.kdt.cli.console.Console;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where metrics are sent to, as the environment says ("OpenTelemetry Specification, OTLP exporter configuration" and "Environment variable
 * specification"). What cannot be followed is warned of and left, as the specification asks for: the environment may be meant for others,
 * too.
 *
 * @param endpoint that gets them
 * @param headers of each request; their values are secrets
 * @param certificates file of the certificates that are trusted; {@code null}: those of Java
 * @param service its name
 * @param attributes of the process
 */
record OtlpSettings(
        URI endpoint,
        Map<String, String> headers,
        Duration interval,
        Duration timeout,
        String compression,
        @Nullable String certificates,
        String service,
        Map<String, String> attributes) {
    private static final String PREFIX = "OTEL_EXPORTER_OTLP_";
    private static final String PATH = "v1/metrics";
    private static final String SERVICE = "service.name";

    /** Those of the environment; empty when metrics are sent nowhere. */
    static Optional<OtlpSettings> of(Console console, Consumer<String> warnings) {
        if (console.variable("OTEL_SDK_DISABLED")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent()
                || console.variable("OTEL_METRICS_EXPORTER")
                        .filter("none"::equals)
                        .isPresent()) {
            return Optional.empty();
        }
        return new Reader(console, warnings).read();
    }

    /** The endpoint without what may be secret in it, for messages. */
    String place() {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority().replaceFirst(".*@", "")
                + endpoint.getRawPath();
    }

    /** Names the number of headers only. */
    @Override
    public String toString() {
        return place() + " with " + headers.size() + " headers";
    }

    /** Reads variables, of which those for metrics come before those for all signals. */
    private record Reader(Console console, Consumer<String> warnings) {
        Optional<OtlpSettings> read() {
            Optional<URI> endpoint = endpoint();
            if (endpoint.isEmpty() || !isSpoken(variable("PROTOCOL"))) {
                return Optional.empty();
            }
            Map<String, String> attributes =
                    pairs("OTEL_RESOURCE_ATTRIBUTES", console.variable("OTEL_RESOURCE_ATTRIBUTES"));
            String named = attributes.getOrDefault(SERVICE, "kdt");
            attributes.remove(SERVICE);
            return Optional.of(new OtlpSettings(
                    endpoint.get(),
                    pairs(PREFIX + "HEADERS", variable("HEADERS")),
                    millis("OTEL_METRIC_EXPORT_INTERVAL", console.variable("OTEL_METRIC_EXPORT_INTERVAL"), 60_000),
                    millis(PREFIX + "TIMEOUT", variable("TIMEOUT"), 10_000),
                    variable("COMPRESSION").filter("gzip"::equals).orElse("none"),
                    variable("CERTIFICATE")
                            .map(name -> console.path(name).toString())
                            .orElse(null),
                    console.variable("OTEL_SERVICE_NAME").orElse(named),
                    attributes));
        }

        private Optional<String> variable(String name) {
            return console.variable(PREFIX + "METRICS_" + name).or(() -> console.variable(PREFIX + name));
        }

        /** The endpoint for metrics is taken as it is; that for all signals gets the path of metrics. */
        private Optional<URI> endpoint() {
            Optional<String> own = console.variable(PREFIX + "METRICS_ENDPOINT");
            return own.isPresent()
                    ? uri(PREFIX + "METRICS_ENDPOINT", own.get())
                    : console.variable(PREFIX + "ENDPOINT")
                            .flatMap(
                                    all -> uri(PREFIX + "ENDPOINT", all.endsWith("/") ? all + PATH : all + "/" + PATH));
        }

        private Optional<URI> uri(String variable, String text) {
            try {
                URI uri = new URI(text);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return Optional.of(uri);
                }
            } catch (URISyntaxException _) {
                // Told below, without the text: there may be a password in it.
            }
            warnings.accept(variable + " is no URL: no metrics are sent (write http://HOST:4318)");
            return Optional.empty();
        }

        private boolean isSpoken(Optional<String> protocol) {
            boolean spoken = protocol.isEmpty() || protocol.get().equals("http/protobuf");
            if (!spoken) {
                warnings.accept(
                        PREFIX + "PROTOCOL=" + protocol.get() + ": no metrics are sent, since kdt speaks http/protobuf"
                                + " only (set it, and the port for it, which is 4318 as a rule)");
            }
            return spoken;
        }

        private Duration millis(String variable, Optional<String> text, long usual) {
            if (text.isPresent() && !text.get().matches("[1-9]\\d{0,8}")) {
                warnings.accept(variable + " is no number of milliseconds: " + usual + " is taken");
                return Duration.ofMillis(usual);
            }
            return Duration.ofMillis(text.map(Long::parseLong).orElse(usual));
        }

        /** {@code name=value,name=value}, the values URL-encoded ("W3C Baggage"). */
        private Map<String, String> pairs(String variable, Optional<String> text) {
            Map<String, String> pairs = new LinkedHashMap<>();
            for (String each : text.orElse("").split(",", -1)) {
                int equals = each.indexOf('=');
                if (equals > 0) {
                    pairs.put(
                            each.substring(0, equals).strip(),
                            decoded(each.substring(equals + 1).strip()));
                } else if (!each.isBlank()) {
                    warnings.accept(variable + ": a part that is not name=value is left out");
                }
            }
            return pairs;
        }

        private static String decoded(String value) {
            try {
                return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException _) {
                return value;
            }
        }
    }
}
