package dev.kdt.cli.completion;

import java.util.Locale;
import picocli.CommandLine;

/** The shells whose command lines are completed. */
public enum Shell {
    BASH("kdt"),
    ZSH("_kdt"),
    FISH("kdt.fish");

    private final String file;

    Shell(String file) {
        this.file = file;
    }

    /** The name of the script's file by which the shell finds it. */
    public String file() {
        return file;
    }

    /**
     * The script that completes a command line in this shell.
     *
     * @param whole all of its commands
     */
    public String script(CommandLine whole) {
        CompletedCommand root = CompletedCommand.of(whole);
        ScriptText text = new ScriptText("completion." + name().toLowerCase(Locale.ROOT));
        return switch (this) {
            case BASH -> BashScript.of(root, text);
            case ZSH -> ZshScript.of(root, text);
            case FISH -> FishScript.of(root, text);
        };
    }
}
