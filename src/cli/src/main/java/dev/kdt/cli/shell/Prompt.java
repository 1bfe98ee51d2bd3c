package dev.kdt.cli.shell;

import dev.kdt.aws.AwsSettings;
import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.EndpointUrl;
import dev.kdt.cli.option.Session;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The prompt: where commands go to, the stream in use, and how the last command ended.
 *
 * @param place the profile, the region and the endpoint, as far as they are known
 * @param colored whether it is in colours
 */
record Prompt(String place, boolean colored) {
    /** The prompt of a session's shell, by the configuration files as they are now. */
    static Prompt of(Session session) {
        Session now = new Session(session.console(), session.global());
        try {
            return new Prompt(place(now.aws()), now.coloredData());
        } catch (UsageException _) {
            return new Prompt("", now.coloredData()); // Each command says what is wrong.
        }
    }

    /**
     * The place in words. The embedded endpoint has no profile and no region worth a word.
     *
     * @param aws settings of the shell
     */
    static String place(AwsSettings aws) {
        URI local = aws.local();
        if (local != null) {
            return local.getAuthority();
        }
        List<String> parts = new ArrayList<>();
        add(parts, aws.profileInUse());
        add(parts, aws.regionInUse());
        add(parts, host(aws));
        return String.join(" ", parts);
    }

    /** Host and port of the endpoint that is named; its user and password, if it has them, are nobody's business. */
    private static @Nullable String host(AwsSettings aws) {
        String variable = aws.environment().get("AWS_ENDPOINT_URL");
        URI url = aws.endpointUrl();
        if (url == null && variable != null && !variable.isBlank()) {
            url = EndpointUrl.parse("AWS_ENDPOINT_URL", variable);
        }
        if (url == null) {
            return null;
        }
        return url.getPort() < 0 ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    private static void add(List<String> parts, @Nullable String part) {
        if (part != null && !part.isEmpty()) {
            parts.add(part);
        }
    }

    /**
     * The text for the next command.
     *
     * @param stream in use; null for none
     * @param code exit code of the last command
     */
    String text(@Nullable String stream, int code) {
        StringBuilder text = new StringBuilder("kdt");
        if (!place.isEmpty()) {
            text.append(' ').append(place);
        }
        if (stream != null) {
            text.append(' ').append(paint(Color.CYAN, stream));
        }
        if (code != ExitCode.DONE) {
            text.append(' ').append(paint(Color.RED, "[" + code + "]"));
        }
        return text.append("> ").toString();
    }

    private String paint(Color color, String text) {
        return colored ? color.paint(text) : text;
    }
}
