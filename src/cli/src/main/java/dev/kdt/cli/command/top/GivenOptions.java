package dev.kdt.cli.command.top;

import dev.kdt.cli.console.ShellWord;
import dev.kdt.cli.option.GlobalOptions;
import java.util.ArrayList;
import java.util.List;

/** The options that say which service is meant, as this command was given them: another command needs them, too. */
final class GivenOptions {
    private GivenOptions() {}

    /** For a command line; empty when none was given. */
    static String of(GlobalOptions global) {
        List<String> options = new ArrayList<>();
        global.context().ifPresent(name -> options.add("--context " + ShellWord.quoted(name)));
        global.profile().ifPresent(name -> options.add("--profile " + ShellWord.quoted(name)));
        global.region().ifPresent(name -> options.add("--region " + ShellWord.quoted(name)));
        global.endpointUrl().ifPresent(url -> options.add("--endpoint-url " + ShellWord.quoted(url)));
        if (global.local()) {
            options.add("--local");
        }
        return String.join(" ", options);
    }
}
