package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Checks of the values of options, whatever the option is for. */
public final class OptionValue {
    private OptionValue() {}

    /**
     * A time in which something is to happen.
     *
     * @param time null: the option is not given
     * @throws UsageException when it is not above 0
     */
    public static void requirePositive(String option, @Nullable Duration time) {
        if (time != null && !time.isPositive()) {
            throw new UsageException(option + ": write a time above 0, such as 2s");
        }
    }

    /**
     * The name of a file or a folder: an empty one would be the working directory.
     *
     * @param name null: the option is not given
     * @throws UsageException when it is empty
     */
    public static void requireName(String option, @Nullable String name) {
        if (name != null && name.isEmpty()) {
            throw new UsageException(option + ": the name of the file is empty");
        }
    }
}
