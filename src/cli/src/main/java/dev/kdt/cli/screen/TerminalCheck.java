package dev.kdt.cli.screen;

import dev.kdt.cli.console.Console;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** Whether the console is a terminal that a program can draw on. */
public final class TerminalCheck {
    private TerminalCheck() {}

    /** Why a program cannot draw here and read keys, in words that follow the name of an option; null when it can. */
    public static @Nullable String defect(Console console) throws InterruptedException {
        if (!console.terminal().in() || !console.terminal().out()) {
            String other = console.terminal().in() ? "stdout" : "stdin";
            return " needs a terminal, and " + other + " is not a terminal";
        }
        String type = console.variable("TERM").orElse("");
        if (type.isEmpty()) {
            return ": the terminal is unknown (TERM is not set); try TERM=xterm-256color";
        }
        return movesCursor(type)
                ? null
                : ": the terminal '" + type + "' is unknown or cannot move its cursor; try TERM=xterm-256color";
    }

    private static boolean movesCursor(String type) throws InterruptedException {
        Map<Capability, String> known = new EnumMap<>(Capability.class);
        try {
            InfoCmp.parseInfoCmp(
                    InfoCmp.getInfoCmp(type), EnumSet.noneOf(Capability.class), new EnumMap<>(Capability.class), known);
        } catch (IOException _) {
            return false;
        }
        return known.containsKey(Capability.cursor_address);
    }
}
