package dev.kdt.cli.viewer;

import dev.kdt.cli.screen.KeyBindings;
import dev.kdt.cli.screen.SpecialKey;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;

/** The keys of the record viewer. */
enum ViewerKey {
    UP,
    DOWN,
    LEFT,
    RIGHT,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    SPACE,
    EXPRESSION,
    TEXT,
    FOLD,
    SHARDS,
    ALL,
    OPEN,
    HEX,
    COPY,
    WRITE,
    MESSAGES,
    HELP,
    BACK,
    QUIT,
    /** No key of ours. */
    OTHER;

    /** All keys, as {@code ?} shows them. */
    static final String ALL_KEYS = """
        \u2191 \u2193 j k      the record before, after; new ones go on to come at the end
        PgUp PgDn    a page back, forth
        g Home       the oldest record that is held
        G End Esc    follow the newest records again
        Space        pause: the screen stands, reading goes on; again: go on
        Enter        all of the record: metadata, its value laid out
                     there: \u2190 \u2192 the record before, after; x its payload in hexadecimal; Esc back
        f            unfold records to lines of JSON, and fold them again
        /            show only records for which a jq expression is true, such as
                     .qty > 5 or $meta.key == "k"; Enter keeps it, Esc gives it up,
                     an empty one shows all
        t            show only records whose value has a text, or a match of /REGEX/,
                     or of /REGEX/i in any case
        s            the shards; there: Space hides or shows one, a shows all
        y            copy the record's value to the terminal's clipboard (OSC 52)
        w            write the records that the filters show to a new file of envelopes
        m            the messages of the run
        q Ctrl-C     quit

        The newest 10,000 records are held, up to 32 MiB; those that a filter hides
        are let go first. While the screen is paused 50,000 wait, up to 32 MiB; what
        has no room among them is counted as dropped.\
        """;

    /** The sequences that the terminal sends for them. */
    static KeyMap<ViewerKey> on(Terminal terminal) {
        return new KeyBindings<>(terminal, OTHER)
                .onMoves(UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST)
                .on(LEFT, SpecialKey.LEFT)
                .on(LEFT, "h", "p")
                .on(RIGHT, SpecialKey.RIGHT)
                .on(RIGHT, "l", "n")
                .on(SPACE, " ")
                .on(EXPRESSION, "/")
                .on(TEXT, "t")
                .on(FOLD, "f")
                .on(SHARDS, "s")
                .on(ALL, "a")
                .on(OPEN, SpecialKey.ENTER)
                .on(HEX, "x")
                .on(COPY, "y")
                .on(WRITE, "w")
                .on(MESSAGES, "m")
                .on(HELP, "?")
                .on(BACK, SpecialKey.ESCAPE)
                .on(QUIT, SpecialKey.END_OF_INPUT)
                .on(QUIT, "q")
                .keys();
    }
}
