package dev.kdt.cli.command.doctor;

import org.jspecify.annotations.Nullable;

/**
 * The result of a check.
 *
 * @param check its name
 * @param text what was found
 * @param advice what to do about it; null when nothing needs to be done
 */
record CheckResult(
        String check, Level level, String text, @Nullable String advice) {
    /** How it is. */
    enum Level {
        /** As it should be. */
        OK,
        /** It works, but not as well as it could, or not for long. */
        WARNING,
        /** It does not work. */
        WRONG,
        /** Not looked at. */
        UNCHECKED
    }
}
