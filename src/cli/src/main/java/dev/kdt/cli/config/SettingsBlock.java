package dev.kdt.cli.config;

import dev.kdt.pipeline.config.Place;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings that stand together: those of a context, or those at the top of a file.
 *
 * @param place where they begin
 * @param outputs output formats by command; that of all commands is under the empty name
 */
public record SettingsBlock(Place place, Map<Setting, Written> values, Map<String, Written> outputs) {
    /** The value of a setting; null when it is not there. */
    public @Nullable Written get(Setting setting) {
        return values.get(setting);
    }

    /** The output format of a command, or that of all; null when there is none. */
    @Nullable
    WantedOutput output(String command) {
        Written own = outputs.get(command);
        Written all = outputs.get("");
        if (own != null) {
            return new WantedOutput(own, WantedOutput.Of.COMMAND);
        }
        return all == null ? null : new WantedOutput(all, WantedOutput.Of.ALL);
    }

    /** Those that decide where calls go. */
    Map<Setting, Written> guarded() {
        Map<Setting, Written> guarded = new EnumMap<>(Setting.class);
        values.forEach((setting, written) -> {
            if (setting.isGuarded()) {
                guarded.put(setting, written);
            }
        });
        return guarded;
    }
}
