package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import java.net.URI;
import java.net.URISyntaxException;

/** Reads the URL of a service's endpoint. */
public final class EndpointUrl {
    private EndpointUrl() {}

    /**
     * The URL in {@code text}.
     *
     * @param option that has it, for the message
     * @throws UsageException when it is none
     */
    public static URI parse(String option, String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException _) {
            throw new UsageException(option + ": '" + text + "' is not a URL");
        }
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new UsageException(option + ": '" + text + "' is not a URL (write http://HOST:PORT)");
        }
        return uri;
    }
}
