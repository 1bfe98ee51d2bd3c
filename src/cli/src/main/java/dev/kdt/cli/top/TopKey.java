package dev.kdt.cli.top;

import dev.kdt.cli.screen.KeyBindings;
import dev.kdt.cli.screen.SpecialKey;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;

/** The keys of {@code kdt top}. */
enum TopKey {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    FIRST,
    LAST,
    NEXT_PART,
    PREVIOUS_PART,
    SORT,
    OPEN,
    BACK,
    PAUSE,
    HELP,
    QUIT,
    /** No key of ours. */
    OTHER;

    /** The most important ones first: a narrow terminal shows fewer. */
    static final List<String> SHORT =
            List.of("? keys", "q quit", "s sort", "tab next part", "enter shard", "space pause");

    /** All keys, as {@code ?} shows them. */
    static final String ALL = """
        \u2191 \u2193 PgUp PgDn   move in the list, or scroll
        g G Home End    first and last line
        Tab \u2192 \u2190         the next and the previous part: shards, keys, advice
        s               sort shards by share, records, bytes, lag or number
        Enter           a shard: its keys, and where a split divides its load best
        Space           pause: the picture stands, reading goes on
        Esc             back
        q               quit, and print the advice

        Records and bytes a second are those of the last 10 seconds, by arrival.
        Shares of the limits and of keys, and advice, are of the last minute;
        merges are advised when every open shard was read for one.
        A shard takes 1 MiB (payloads and keys) and 1,000 records a second; its
        share is the greater of the two. A key's share may be too large by its
        error, and is never too small.

        BEHIND is how far the reading is behind the end of the shard.
        THROTTLED counts reads of this command that the service refused; what it
        refuses to writers, readers do not see.\
        """;

    /** The sequences that the terminal sends for them. */
    static KeyMap<TopKey> on(Terminal terminal) {
        return new KeyBindings<>(terminal, OTHER)
                .onMoves(UP, DOWN, PAGE_UP, PAGE_DOWN, FIRST, LAST)
                .on(NEXT_PART, SpecialKey.TAB, SpecialKey.RIGHT)
                .on(PREVIOUS_PART, SpecialKey.LEFT)
                .on(SORT, "s")
                .on(OPEN, SpecialKey.ENTER)
                .on(BACK, SpecialKey.ESCAPE)
                .on(PAUSE, " ")
                .on(HELP, "?")
                .on(QUIT, "q")
                .on(QUIT, SpecialKey.END_OF_INPUT)
                .keys();
    }
}
