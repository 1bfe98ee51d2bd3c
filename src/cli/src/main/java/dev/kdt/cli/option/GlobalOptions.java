package dev.kdt.cli.option;

import dev.kdt.cli.config.GivenSettings;
import dev.kdt.cli.console.LogForm;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {
    /** Whether output is coloured. */
    public enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(
            names = "--context",
            scope = ScopeType.INHERIT,
            paramLabel = "CONTEXT",
            description = "Use this context of the configuration files ('kdt context list' shows all).")
    private @Nullable String context;

    @Option(names = "--profile", scope = ScopeType.INHERIT, paramLabel = "PROFILE", description = "AWS profile to use.")
    private @Nullable String profile;

    @Option(names = "--region", scope = ScopeType.INHERIT, paramLabel = "REGION", description = "AWS region to use.")
    private @Nullable String region;

    @Option(
            names = "--endpoint-url",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "Use this endpoint instead of AWS's.")
    private @Nullable String endpointUrl;

    @Option(
            names = "--local",
            scope = ScopeType.INHERIT,
            description = "Use 'kdt local' at http://127.0.0.1:4567, or at KDT_LOCAL=HOST:PORT.")
    private boolean local;

    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Print nothing on stderr but errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Print more on stderr; errors with stack traces.")
    private boolean verbose;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            description = "Colours: auto, always or never (auto).")
    private @Nullable Color color;

    @Option(
            names = {"-h", "--help"},
            scope = ScopeType.INHERIT,
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private boolean help;

    /** Set when the command line was parsed. */
    private String command = "";

    private final LogOption log = new LogOption();

    @Option(
            names = {"-V", "--version"},
            scope = ScopeType.INHERIT,
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // Read by picocli.
    private boolean version;

    public Optional<String> profile() {
        return Optional.ofNullable(profile);
    }

    /** The context that the command line names. */
    public Optional<String> context() {
        return Optional.ofNullable(context);
    }

    public Optional<String> region() {
        return Optional.ofNullable(region);
    }

    public Optional<String> endpointUrl() {
        return Optional.ofNullable(endpointUrl);
    }

    public boolean local() {
        return local;
    }

    public boolean quiet() {
        return quiet;
    }

    public boolean verbose() {
        return verbose;
    }

    public LogForm logForm() {
        return log.form();
    }

    /** The option for it, which a command may take. */
    public LogOption log() {
        return log;
    }

    /** The colours asked for; empty when the command line does not say. */
    public Optional<Color> color() {
        return Optional.ofNullable(color);
    }

    /** Remembers the name of the command, after {@code kdt}. */
    public void calls(String name) {
        command = name;
    }

    /** The name of the command, after {@code kdt}, such as {@code stream list}. */
    String command() {
        return command;
    }

    /** What the command line says of what configuration files may say, too. */
    GivenSettings settings() {
        return new GivenSettings(
                profile,
                region,
                endpointUrl,
                local,
                color == null ? null : color.name().toLowerCase(Locale.ROOT),
                context);
    }
}
