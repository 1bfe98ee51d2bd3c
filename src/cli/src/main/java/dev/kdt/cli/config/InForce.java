package dev.kdt.cli.config;

import dev.kdt.cli.console.UsageException;
import org.jspecify.annotations.Nullable;

/**
 * The value that goes before all others.
 *
 * @param setting whose value it is; null for the choice of the context
 * @param name as files have it
 */
public record InForce(@Nullable Setting setting, String name, String value, SettingOrigin origin) {
    /** Whether a configuration file has it. */
    public boolean isInFile() {
        return origin instanceof SettingOrigin.InFile;
    }

    /**
     * Whether it decides where calls go, and stands in a project's file that the user has not trusted. Then it is not used. The choice
     * of a context is of this kind: the contexts of a user are not for a project to choose from.
     */
    public boolean isUntrusted() {
        return (setting == null || setting.isGuarded())
                && origin instanceof SettingOrigin.InFile in
                && in.file().isProject()
                && !in.file().isTrusted();
    }

    /**
     * The same.
     *
     * @throws UsageException when it is not trusted: a command that went elsewhere instead, such as to AWS, would do more harm than one
     *     that does not start
     */
    InForce requireTrusted() {
        if (isUntrusted()) {
            throw new UsageException(
                    origin + ": '" + name + "' is not used before you trust this file (read it, then run"
                            + " 'kdt context trust'; or give --" + name + ")");
        }
        return this;
    }
}
