package dev.kdt.cli.console;

/** Words of a shell's command line. */
public final class ShellWord {
    private ShellWord() {}

    /** The word as it is written there: between quotes if it needs them. */
    public static String quoted(String word) {
        return word.matches("[\\w./:@%+=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
