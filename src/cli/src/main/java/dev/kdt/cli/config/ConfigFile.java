package dev.kdt.cli.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file that was read.
 *
 * @param source where it is, and what is in it
 * @param current the context that it makes the current one; null when it names none
 * @param top the settings outside of contexts
 * @param contexts by name, in the file's order
 */
public record ConfigFile(
        Source source, @Nullable Written current, SettingsBlock top, Map<String, SettingsBlock> contexts) {
    /** Whose file it is. */
    public enum Kind {
        USER,
        PROJECT
    }

    /**
     * A file's text.
     *
     * @param name for messages
     * @param trusted whether it may decide where calls go
     */
    public record Source(Path path, String name, Kind kind, String text, boolean trusted) {}

    public String name() {
        return source.name();
    }

    public boolean isProject() {
        return source.kind() == Kind.PROJECT;
    }

    public boolean isTrusted() {
        return source.trusted();
    }

    /** Whether it has a setting that is used only when the file is trusted. */
    public boolean needsTrust() {
        return isProject() && !guarded().isEmpty();
    }

    /** The settings that decide where calls go, by the names that people know them by. */
    public Map<String, Written> guarded() {
        Map<String, Written> guarded = new LinkedHashMap<>();
        if (current != null) {
            guarded.put("context", current);
        }
        top.guarded().forEach((setting, written) -> guarded.put(setting.key(), written));
        contexts.forEach((name, block) -> block.guarded()
                .forEach((setting, written) -> guarded.put(setting.key() + " of context " + name, written)));
        return guarded;
    }
}
