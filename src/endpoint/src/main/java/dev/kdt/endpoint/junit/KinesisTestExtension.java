package dev.kdt.endpoint.junit;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the endpoint of a {@link KinesisTest} before each test, hands it to its parameters, and closes it afterwards. */
final class KinesisTestExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(KinesisTestExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        endpoint(context).start();
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        endpoint(context).stop();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == KinesisEndpoint.class || type == URI.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        KinesisEndpoint endpoint = endpoint(context);
        return parameter.getParameter().getType() == URI.class ? endpoint.uri() : endpoint;
    }

    private static KinesisEndpoint endpoint(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        KinesisEndpoint.class, _ -> build(context.getRequiredTestClass()), KinesisEndpoint.class);
    }

    private static KinesisEndpoint build(Class<?> test) {
        KinesisTest wanted = AnnotationSupport.findAnnotation(test, KinesisTest.class)
                .orElseThrow(() -> new IllegalStateException("@KinesisTest is not on " + test.getName()));
        KinesisEndpointBuilder builder = KinesisEndpoint.builder();
        for (String each : wanted.streams()) {
            String[] parts = each.split(":", 2);
            builder.stream(parts[0], parts.length == 1 ? 1 : shards(each, parts[1]));
        }
        for (String each : wanted.deliveries()) {
            String[] parts = each.split(":", 2);
            if (parts.length == 1) {
                builder.delivery(parts[0]);
            } else {
                builder.delivery(parts[0], parts[1]);
            }
        }
        for (String rule : wanted.faults()) {
            builder.fault(rule);
        }
        if (!wanted.virtualClock().isEmpty()) {
            builder.virtualClock(Instant.parse(wanted.virtualClock()));
        }
        return builder.build();
    }

    private static int shards(String stream, String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("streams: '" + stream + "' is not NAME or NAME:SHARDS", e);
        }
    }
}
