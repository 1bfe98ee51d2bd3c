package dev.kdt.cli.playground;

import dev.kdt.cli.screen.KeyBindings;
import dev.kdt.cli.screen.SpecialKey;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;

/** The keys while one looks at records. */
enum Keys {
    NEXT,
    PREVIOUS,
    /** The next record, when nothing is searched for. */
    NEXT_MATCH,
    PREVIOUS_MATCH,
    FIRST,
    LAST,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    ORDER,
    EDIT,
    ADD,
    SEARCH,
    WHOLE,
    HELP,
    BACK,
    RELOAD,
    /** Asks whether the changes are to be written. */
    WRITE,
    /** The answer to that. */
    YES,
    QUIT,
    /** No key of ours. */
    OTHER;

    /** All keys, as {@code ?} shows them. */
    static final String ALL = """
        n p          next, previous record; or match of a search
        \u2192 \u2190 j k      next and previous record
        g G          first and last record
        f            failures first, or records in their order
        \u2191 \u2193          scroll by a line
        PgUp PgDn    scroll by a page
        v Enter      the whole record and its results, or the steps
        e            edit the last step that the record came to
        a            add a step at the end
        /            search for a text; without capitals, any case
        Esc          back; end the search
        w            write the changes to the pipeline file, after a look at them
        r            read the pipeline file again
        q            quit

        While you type: Enter keeps the text, Esc gives it up, Tab goes on to the next step.
        Changes that you do not write are printed when you quit.\
        """;

    /** The sequences that the terminal sends for them. */
    static KeyMap<Keys> on(Terminal terminal) {
        return new KeyBindings<>(terminal, OTHER)
                .on(NEXT, SpecialKey.RIGHT)
                .on(NEXT, "j", " ")
                .on(PREVIOUS, SpecialKey.LEFT)
                .on(PREVIOUS, "k")
                .on(NEXT_MATCH, "n")
                .on(PREVIOUS_MATCH, "p", "N")
                .on(FIRST, SpecialKey.HOME)
                .on(FIRST, "g")
                .on(LAST, SpecialKey.END)
                .on(LAST, "G")
                .on(UP, SpecialKey.UP)
                .on(DOWN, SpecialKey.DOWN)
                .on(PAGE_UP, SpecialKey.PAGE_UP)
                .on(PAGE_DOWN, SpecialKey.PAGE_DOWN)
                .on(ORDER, "f")
                .on(EDIT, "e", "i")
                .on(ADD, "a")
                .on(SEARCH, "/")
                .on(WHOLE, SpecialKey.ENTER)
                .on(WHOLE, "v")
                .on(HELP, "?")
                .on(RELOAD, "r")
                .on(WRITE, "w")
                .on(YES, "y")
                .on(BACK, SpecialKey.ESCAPE)
                .on(QUIT, SpecialKey.END_OF_INPUT)
                .on(QUIT, "q")
                .keys();
    }
}
