package dev.kdt.cli.config;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A setting that a configuration file may have, for all commands or in a context. */
public enum Setting {
    /** A profile of the AWS configuration files. */
    PROFILE("profile", "AWS_PROFILE", Guard.TRUSTED),
    /** An AWS region. */
    REGION("region", "AWS_REGION", Guard.NONE),
    /** The URL of an endpoint that stands in for AWS's. */
    ENDPOINT("endpoint-url", "AWS_ENDPOINT_URL", Guard.TRUSTED),
    /** The embedded endpoint: {@code true}, or its {@code HOST:PORT}. */
    LOCAL("local", "KDT_LOCAL", Guard.TRUSTED),
    /** The stream of commands that name none. */
    STREAM("stream", null, Guard.NONE),
    /** Whether output is coloured. */
    COLOR("color", "NO_COLOR", Guard.NONE);

    /** The key of the output formats, which are one for all commands or one for each. */
    static final String OUTPUT = "output";

    /** Whether a project's file may have it before the user trusts it. */
    private enum Guard {
        NONE,
        TRUSTED
    }

    private final String key;
    private final @Nullable String variable;
    private final Guard guard;

    Setting(String key, @Nullable String variable, Guard guard) {
        this.key = key;
        this.variable = variable;
        this.guard = guard;
    }

    /** Its key in the files. */
    public String key() {
        return key;
    }

    /** The variable of the environment that goes before the files; null for none. */
    public @Nullable String variable() {
        return variable;
    }

    /** Whether it decides where calls go and who signs them: a project's file may have it only when the user trusts that. */
    boolean isGuarded() {
        return guard == Guard.TRUSTED;
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }

    /** The setting of a known key. */
    static Setting of(String key) {
        return Arrays.stream(values())
                .filter(each -> each.key.equals(key))
                .findFirst()
                .orElseThrow();
    }
}
