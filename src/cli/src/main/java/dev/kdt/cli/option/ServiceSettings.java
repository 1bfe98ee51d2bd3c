package dev.kdt.cli.option;

import dev.kdt.aws.AwsSettings;
import dev.kdt.cli.config.Configuration;
import dev.kdt.cli.config.InForce;
import dev.kdt.cli.config.Setting;
import dev.kdt.cli.config.SettingOrigin;
import dev.kdt.cli.console.UsageException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the services. What the environment says is left to the SDK, which reads it, and to {@link AwsSettings}; so is a
 * variable for a single service.
 */
final class ServiceSettings {
    private static final String ENDPOINT_VARIABLE = "AWS_ENDPOINT_URL";

    private ServiceSettings() {}

    static AwsSettings of(Session session) {
        GlobalOptions global = session.global();
        if (global.local() && global.endpointUrl().isPresent()) {
            throw new UsageException("--local and --endpoint-url exclude each other (give one)");
        }
        Configuration configuration = session.configuration();
        Map<String, String> environment = session.console().environment();
        InForce endpoint = configuration.requireEndpoint();
        Optional<LocalAddress> local = local(endpoint, session);
        if (local.isPresent()) {
            return new AwsSettings(
                    global.profile().orElse(null),
                    global.region().orElse(null),
                    null,
                    local.get().uri(),
                    environment);
        }
        URI url = url(endpoint);
        boolean belowVariables =
                endpoint != null && endpoint.isInFile() && global.context().isEmpty();
        return new AwsSettings(
                value(configuration.require(Setting.PROFILE)),
                value(configuration.require(Setting.REGION)),
                belowVariables ? null : url,
                null,
                belowVariables && url != null ? withEndpoint(environment, url) : environment);
    }

    static Optional<LocalAddress> localAddress(Session session) {
        return local(session.configuration().requireEndpoint(), session);
    }

    private static Optional<LocalAddress> local(@Nullable InForce endpoint, Session session) {
        if (endpoint == null
                || endpoint.setting() != Setting.LOCAL
                || endpoint.value().equals("0")) {
            return Optional.empty();
        }
        return endpoint.isInFile()
                ? Optional.of(LocalAddress.parse(endpoint.origin() + ": '" + endpoint.value() + "'", endpoint.value()))
                : LocalAddress.in(session.console()).or(() -> Optional.of(LocalAddress.USUAL));
    }

    /** The endpoint's URL, where it is not left to {@link AwsSettings}. */
    private static @Nullable URI url(@Nullable InForce endpoint) {
        return endpoint == null
                        || endpoint.setting() != Setting.ENDPOINT
                        || endpoint.origin() instanceof SettingOrigin.Variable
                ? null
                : EndpointUrl.parse(endpoint.origin().toString(), endpoint.value());
    }

    /** The variable of a single service goes before an endpoint of all services in a file. */
    private static Map<String, String> withEndpoint(Map<String, String> environment, URI url) {
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(ENDPOINT_VARIABLE, url.toString());
        return changed;
    }

    private static @Nullable String value(@Nullable InForce found) {
        return found == null || found.origin() instanceof SettingOrigin.Variable ? null : found.value();
    }
}
