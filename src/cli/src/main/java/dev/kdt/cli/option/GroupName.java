package dev.kdt.cli.option;

import dev.kdt.cli.console.UsageException;
import java.util.regex.Pattern;

/** The names of groups, which are names of folders, too. */
public final class GroupName {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private GroupName() {}

    /**
     * Returns {@code name}, of a group.
     *
     * @throws UsageException when it is none
     */
    public static String require(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new UsageException(
                    "--group: '" + name + "' is not a name of a group (letters, digits, '.', '_' and '-')");
        }
        return name;
    }
}
