package dev.kdt.cli.config;

import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Suggestion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks single values of configuration files. */
final class ValueCheck {
    private static final List<String> COLORS = List.of("auto", "always", "never");

    private final Problems problems;

    ValueCheck(Problems problems) {
        this.problems = problems;
    }

    /** The value of a setting; null when it is none: then a problem was added. */
    @Nullable
    Written value(Setting setting, Node node) {
        return switch (setting) {
            case LOCAL -> local(node);
            case ENDPOINT -> url(text(setting.key(), node));
            case COLOR -> color(text(setting.key(), node));
            case PROFILE, REGION -> text(setting.key(), node);
            case STREAM -> name(setting.key(), text(setting.key(), node));
        };
    }

    /** A text that is not empty. */
    @Nullable
    Written text(String key, Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.Scalar.Type.STRING) {
            if (!scalar.text().isBlank()) {
                return new Written(scalar.text(), scalar.place());
            }
            problems.add(node.place(), "'" + key + "' is empty");
        } else {
            problems.add(node.place(), "'" + key + "' must be a text, not " + node.kind());
        }
        return null;
    }

    @Nullable
    Written contextName(Node node) {
        return name("context", text("context", node));
    }

    /** What names of streams may have, too ("Amazon Kinesis API Reference, CreateStream"). */
    private @Nullable Written name(String key, @Nullable Written text) {
        if (text == null || Pattern.matches("[a-zA-Z0-9_.-]{1,128}", text.value())) {
            return text;
        }
        problems.add(text.place(), "'" + key + "' takes letters, digits, '_', '.' and '-', at most 128");
        return null;
    }

    private @Nullable Written local(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.Scalar.Type.BOOLEAN) {
            return new Written(scalar.text().equals("true") ? "1" : "0", scalar.place());
        }
        if (node instanceof Node.Scalar scalar && Pattern.matches("(https?://)?[^:/\\s]+:\\d{1,5}", scalar.text())) {
            return new Written(scalar.text(), scalar.place());
        }
        problems.add(node.place(), "'local' must be true, false or HOST:PORT");
        return null;
    }

    private @Nullable Written color(@Nullable Written text) {
        if (text == null || COLORS.contains(text.value())) {
            return text;
        }
        problems.add(text.place(), "'color' is not '" + text.value() + "'" + Suggestion.among(COLORS, text.value()));
        return null;
    }

    private @Nullable Written url(@Nullable Written text) {
        if (text == null) {
            return null;
        }
        try {
            URI uri = new URI(text.value());
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null && uri.getUserInfo() == null) {
                return text;
            }
            problems.add(
                    text.place(),
                    uri.getUserInfo() == null
                            ? "'endpoint-url' must be a URL (write http://HOST:PORT)"
                            : "'endpoint-url': credentials do not belong in this file (put them into"
                                    + " ~/.aws/credentials)");
        } catch (URISyntaxException _) {
            problems.add(text.place(), "'endpoint-url' must be a URL (write http://HOST:PORT)");
        }
        return null;
    }
}
