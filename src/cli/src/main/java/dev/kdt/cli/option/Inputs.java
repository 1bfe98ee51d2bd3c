package dev.kdt.cli.option;

import dev.kdt.cli.console.Console;
import dev.kdt.flow.Input;
import java.util.List;

/** The files that a command reads. */
public final class Inputs {
    /** Names standard input. */
    static final String STDIN = "-";

    private Inputs() {}

    /** The inputs that {@code names} name, in order; {@code -}, or nothing at all, is standard input. */
    public static List<Input> of(List<String> names, Console console) {
        List<String> all = names.isEmpty() ? List.of(STDIN) : names;
        return all.stream()
                .map(name -> name.equals(STDIN) ? Input.stdin(console.in()) : Input.file(console.path(name)))
                .toList();
    }
}
