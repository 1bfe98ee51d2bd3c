package dev.kdt.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Signals;
import dev.kdt.cli.console.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpSettingsTest {
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTEL_SERVICE_NAME=x",
                "OTEL_EXPORTER_OTLP_ENDPOINT=http://h:4318 OTEL_SDK_DISABLED=true",
                "OTEL_EXPORTER_OTLP_ENDPOINT=http://h:4318 OTEL_METRICS_EXPORTER=none"
            })
    void nothingIsSentUnlessTheEnvironmentSaysWhere(String variables) {
        set(variables);
        assertTrue(read().isEmpty());
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
        OTEL_EXPORTER_OTLP_ENDPOINT=http://h:4318                                                     > http://h:4318/v1/metrics
        OTEL_EXPORTER_OTLP_ENDPOINT=https://h/otlp/                                                   > https://h/otlp/v1/metrics
        OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://h:1/x                                              > http://h:1/x
        OTEL_EXPORTER_OTLP_ENDPOINT=http://a OTEL_EXPORTER_OTLP_METRICS_ENDPOINT=http://b/m           > http://b/m
        OTEL_EXPORTER_OTLP_ENDPOINT=http://a OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf                > http://a/v1/metrics
        OTEL_EXPORTER_OTLP_ENDPOINT=http://a OTEL_EXPORTER_OTLP_PROTOCOL=grpc \
        OTEL_EXPORTER_OTLP_METRICS_PROTOCOL=http/protobuf                                             > http://a/v1/metrics
        """)
    void whatIsForMetricsComesBeforeWhatIsForAllSignals(String variables, String endpoint) {
        set(variables);
        assertEquals(endpoint, read().orElseThrow().endpoint().toString());
        assertEquals(List.of(), warnings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
        OTEL_EXPORTER_OTLP_ENDPOINT=http://h:4317 OTEL_EXPORTER_OTLP_PROTOCOL=grpc > OTEL_EXPORTER_OTLP_PROTOCOL=grpc: no metrics \
        are sent, since kdt speaks http/protobuf only (set it, and the port for it, which is 4318 as a rule)
        OTEL_EXPORTER_OTLP_ENDPOINT=h:4318 > OTEL_EXPORTER_OTLP_ENDPOINT is no URL: no metrics are sent (write http://HOST:4318)
        """)
    void whatCannotBeSentToIsToldAndLeft(String variables, String warning) {
        set(variables);
        assertTrue(read().isEmpty());
        assertEquals(List.of(warning), warnings);
    }

    @Test
    void theRestHasDefaultsAndWrongNumbersAreToldAndLeft() {
        set("OTEL_EXPORTER_OTLP_ENDPOINT=http://h OTEL_METRIC_EXPORT_INTERVAL=soon OTEL_EXPORTER_OTLP_TIMEOUT=250");
        OtlpSettings settings = read().orElseThrow();
        assertEquals(Duration.ofSeconds(60), settings.interval());
        assertEquals(Duration.ofMillis(250), settings.timeout());
        assertEquals("none", settings.compression());
        assertEquals("kdt", settings.service());
        assertEquals(List.of("OTEL_METRIC_EXPORT_INTERVAL is no number of milliseconds: 60000 is taken"), warnings);
    }

    @Test
    void attributesAreDecodedAndSecretsAreNotTold() {
        set("OTEL_EXPORTER_OTLP_ENDPOINT=http://user:password@h:1/x?key=hidden"
                + " OTEL_RESOURCE_ATTRIBUTES=service.name=orders,team=a%20b%2C+c,odd"
                + " OTEL_EXPORTER_OTLP_HEADERS=api-key=s%3Decret");
        OtlpSettings settings = read().orElseThrow();
        assertEquals("orders", settings.service());
        assertEquals(Map.of("team", "a b,+c"), settings.attributes());
        assertEquals(Map.of("api-key", "s=ecret"), settings.headers());
        String told = settings + settings.place() + warnings;
        for (String secret : List.of("password", "hidden", "ecret")) {
            assertFalse(told.contains(secret), told);
        }
        assertEquals(List.of("OTEL_RESOURCE_ATTRIBUTES: a part that is not name=value is left out"), warnings);
    }

    private void set(String variables) {
        for (String each : variables.strip().split(" +")) {
            int equals = each.indexOf('=');
            environment.put(each.substring(0, equals), each.substring(equals + 1));
        }
    }

    private Optional<OtlpSettings> read() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return OtlpSettings.of(
                new Console(
                        null,
                        OutputStream.nullOutputStream(),
                        nowhere,
                        Terminal.NONE,
                        environment,
                        Path.of(""),
                        Clock.systemUTC(),
                        Thread::sleep,
                        Signals.NONE),
                warnings::add);
    }
}
