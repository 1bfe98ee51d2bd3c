package dev.kdt.cli.option;

import dev.kdt.cli.console.LogForm;
import picocli.CommandLine.Option;

/** The form of messages, for commands that may run as services. */
public final class LogOption {
    @Option(
            names = "--log",
            paramLabel = "FORM",
            description =
                    "Form of the messages on stderr: text, or json, an object a line (text). Where no status line is"
                            + " shown, a line a minute tells what was done.")
    private LogForm form = LogForm.TEXT;

    LogForm form() {
        return form;
    }
}
