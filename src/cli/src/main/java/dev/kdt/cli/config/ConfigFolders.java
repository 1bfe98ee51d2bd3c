package dev.kdt.cli.config;

import dev.kdt.cli.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where configuration files are. */
final class ConfigFolders {
    private static final String HOME = "HOME";

    private final Console console;

    /**
     * A file that is there.
     *
     * @param name for messages
     */
    record Found(Path path, String name) {
        ConfigFile.Source source(ConfigFile.Kind kind, String text, boolean trusted) {
            return new ConfigFile.Source(path, name, kind, text, trusted);
        }
    }

    ConfigFolders(Console console) {
        this.console = console;
    }

    /** The user's file ("XDG Base Directory Specification"); null when there is none. */
    @Nullable
    Found user() {
        Path folder = absolute("XDG_CONFIG_HOME");
        Path home = absolute(HOME);
        if (folder == null && home != null) {
            folder = home.resolve(".config");
        }
        Path file = folder == null ? null : folder.resolve("kdt").resolve("config.yaml");
        return file != null && isThere(file) ? new Found(file, name(file)) : null;
    }

    /**
     * The nearest project file: in the working directory or a folder above it, up to the root of the repository or to below the home
     * folder. Outside of both only the working directory counts: anybody may put files into folders such as {@code /tmp}.
     *
     * @return null when there is none
     */
    @Nullable
    Found project() {
        Path here = console.path("").toAbsolutePath().normalize();
        Path home = realHome();
        Path nearest = null;
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            boolean isHome = folder.equals(home);
            if (nearest == null
                    && (!isHome || folder.equals(here))
                    && isThere(folder.resolve(ConfigFiles.PROJECT_FILE))) {
                nearest = folder.resolve(ConfigFiles.PROJECT_FILE);
            }
            if (isHome || Files.exists(folder.resolve(".git"))) {
                return nearest == null
                        ? null
                        : new Found(nearest, here.relativize(nearest).toString());
            }
        }
        Path own = here.resolve(ConfigFiles.PROJECT_FILE);
        return isThere(own) ? new Found(own, ConfigFiles.PROJECT_FILE) : null;
    }

    /** The home folder as the system names a working directory in it: without links. */
    private @Nullable Path realHome() {
        Path home = absolute(HOME);
        try {
            return home == null ? null : home.toRealPath();
        } catch (IOException _) {
            return home; // Nobody is in a folder that is not there.
        }
    }

    /** A link that leads nowhere counts: reading it will say so. */
    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** {@code ~/.config/kdt/config.yaml}. */
    private String name(Path path) {
        Path home = absolute(HOME);
        return home != null && path.startsWith(home) ? "~/" + home.relativize(path) : path.toString();
    }

    /** The folder that a variable names; null when it names none, or one that is relative to who knows what. */
    private @Nullable Path absolute(String variable) {
        String value = console.environment().get(variable);
        Path folder = value == null || value.isEmpty() ? null : Path.of(value).normalize();
        return folder != null && folder.isAbsolute() ? folder : null;
    }
}
