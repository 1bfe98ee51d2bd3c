package dev.kdt.cli.config;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force, each with where it comes from. The command line goes before the environment, that before the project's
 * file, that before the user's; in a file the current context goes before the settings of all contexts. A context that {@code
 * --context} or {@code KDT_CONTEXT} names goes before both files, and that of {@code --context} before the environment, too: as if
 * its settings were given there.
 */
public final class Configuration {
    /** Endpoints of single services, which the embedded endpoint of a file would hide. */
    private static final List<String> ENDPOINTS_OF_SERVICES =
            List.of("AWS_ENDPOINT_URL_KINESIS", "AWS_ENDPOINT_URL_FIREHOSE");

    private final ConfigFiles files;
    private final GivenSettings given;
    private final Console console;

    public Configuration(ConfigFiles files, GivenSettings given, Console console) {
        this.files = files;
        this.given = given;
        this.console = console;
    }

    /** Settings that stand together, and their file. */
    private record Block(ConfigFile file, SettingsBlock settings) {}

    /**
     * The current context, which a file may name that is not trusted; null when there is none.
     *
     * @throws UsageException when there is none of its name, or a file is wrong
     */
    public @Nullable InForce context() {
        return files == ConfigFiles.NONE ? null : ContextChoice.of(given, console, files.all());
    }

    /**
     * A setting, which may stand in a file that is not trusted; null when nobody has it.
     *
     * @throws UsageException when a file is wrong
     */
    public @Nullable InForce find(Setting setting) {
        return find(List.of(setting));
    }

    /** Where calls go: {@link Setting#LOCAL} or {@link Setting#ENDPOINT}; null for AWS. */
    public @Nullable InForce findEndpoint() {
        return find(List.of(Setting.LOCAL, Setting.ENDPOINT));
    }

    /**
     * A setting for a command that is about to call a service.
     *
     * @throws UsageException when it, or the context that may have it, stands in a file that is not trusted
     */
    public @Nullable InForce require(Setting setting) {
        return required(find(setting));
    }

    /**
     * Where the calls of a command go that is about to make some.
     *
     * @throws UsageException when a file says so that is not trusted, or the environment contradicts it for one service
     */
    public @Nullable InForce requireEndpoint() {
        InForce found = required(findEndpoint());
        if (found != null && found.setting() == Setting.LOCAL && found.isInFile() && given.context() == null) {
            for (String each : ENDPOINTS_OF_SERVICES) {
                if (console.variable(each).isPresent()) {
                    throw new UsageException(each + " and 'local' (" + found.origin()
                            + ") exclude each other (unset one, or give --local or --endpoint-url)");
                }
            }
        }
        return found;
    }

    /**
     * The output format of a command, as files have it; null when they have none.
     *
     * @param command its name, after {@code kdt}; empty for the one of all commands
     */
    public @Nullable WantedOutput output(String command) {
        List<Block> blocks = new ArrayList<>(named());
        blocks.addAll(usual());
        for (Block each : blocks) {
            WantedOutput output = each.settings().output(command);
            if (output != null) {
                return output;
            }
        }
        return null;
    }

    /** What the command line and the environment say needs no trust, and does not depend on the context. */
    private @Nullable InForce required(@Nullable InForce found) {
        if (found != null && !found.isInFile()) {
            return found;
        }
        InForce context = context();
        if (context != null) {
            context.requireTrusted();
        }
        return found == null ? null : found.requireTrusted();
    }

    private @Nullable InForce find(List<Setting> settings) {
        InForce found = given(settings);
        if (found == null && given.context() != null) {
            found = inFiles(settings, named());
        }
        if (found == null) {
            found = inEnvironment(settings);
        }
        if (found == null) {
            found = inFiles(settings, named());
        }
        return found == null ? inFiles(settings, usual()) : found;
    }

    private @Nullable InForce given(List<Setting> settings) {
        for (Setting each : settings) {
            String value = given.get(each);
            if (value != null) {
                return new InForce(each, each.key(), value, new SettingOrigin.Option("--" + each.key()));
            }
        }
        return null;
    }

    private @Nullable InForce inEnvironment(List<Setting> settings) {
        for (Setting each : settings) {
            String name = each.variable();
            String value = name == null ? null : console.variable(name).orElse(null);
            if (name != null && value != null && !isOff(each)) {
                return new InForce(
                        each, each.key(), each == Setting.COLOR ? "never" : value, new SettingOrigin.Variable(name));
            }
        }
        return null;
    }

    private @Nullable InForce inFiles(List<Setting> settings, List<Block> blocks) {
        for (Block block : blocks) {
            for (Setting each : settings) {
                Written written = block.settings().get(each);
                if (written != null && !isOff(each)) {
                    return new InForce(
                            each, each.key(), written.value(), new SettingOrigin.InFile(block.file(), written.place()));
                }
            }
        }
        return null;
    }

    /** Whether the environment wants no embedded endpoint: {@code KDT_LOCAL=0} goes before the files. */
    private boolean isOff(Setting setting) {
        return setting == Setting.LOCAL
                && console.variable("KDT_LOCAL").filter("0"::equals).isPresent();
    }

    /** The blocks of a context that is named on the command line or in the environment. */
    private List<Block> named() {
        InForce context = context();
        return context == null || context.isInFile()
                ? List.of()
                : files.all().stream()
                        .flatMap(file -> block(file, context.value()).stream())
                        .toList();
    }

    /** The other blocks, those of the project first. A context that an untrusted file names is not used. */
    private List<Block> usual() {
        List<Block> blocks = new ArrayList<>();
        InForce context = context();
        for (ConfigFile file : files.all()) {
            if (context != null && context.isInFile() && !context.isUntrusted()) {
                block(file, context.value()).ifPresent(blocks::add);
            }
            blocks.add(new Block(file, file.top()));
        }
        return blocks;
    }

    private static Optional<Block> block(ConfigFile file, String context) {
        return Optional.ofNullable(file.contexts().get(context)).map(settings -> new Block(file, settings));
    }
}
