package dev.kdt.cli.shell;

/** What a shell says of itself before the help of all commands. */
final class ShellHelp {
    static final String TEXT = """
        In this shell:
          use STREAM     commands without an argument read or write this stream: tail, top,
                         stream describe, produce -t orders; @ stands for it anywhere:
                         produce @ orders.ndjson, run p.yaml --from @ --to archive.ndjson;
                         stream delete wants its name; use alone ends it
          exit [CODE]    ends the shell, as quit and Ctrl-D do; Ctrl-C ends a command
          ... > FILE     results go to a file (>> adds to it); ... | less  to a program
          help COMMAND   the help of a command
        """;

    private ShellHelp() {}
}
