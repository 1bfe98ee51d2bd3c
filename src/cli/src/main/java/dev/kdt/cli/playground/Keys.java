package dev.kdt.cli.playground;

import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** The keys and their actions. */
final class Keys {
    /** Milliseconds after which an escape is a key of its own, and not the beginning of one. */
    private static final long ESCAPE_ALONE = 50;

    private static final String ESCAPE = KeyMap.esc();
    private static final String ENTER = "\r";
    private static final String NEWLINE = "\n";
    private static final String DELETED = KeyMap.del();
    private static final String CONTROL_C = KeyMap.ctrl('C');
    private static final String CONTROL_D = KeyMap.ctrl('D');

    private Keys() {}

    /** All keys, as {@code ?} shows them. */
    static final String HELP = """
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

    /** While one looks. */
    enum Look {
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
        OTHER
    }

    /** While one types. */
    enum Type {
        INSERT,
        LEFT,
        RIGHT,
        HOME,
        END,
        BACKSPACE,
        DELETE,
        CLEAR,
        ACCEPT,
        CANCEL,
        NEXT_STEP,
        /** No key of ours. */
        OTHER
    }

    static KeyMap<Look> looking(Terminal terminal) {
        KeyMap<Look> keys = new KeyMap<>();
        keys.setAmbiguousTimeout(ESCAPE_ALONE);
        keys.bind(Look.NEXT, "j", " ");
        keys.bind(Look.PREVIOUS, "k");
        keys.bind(Look.NEXT_MATCH, "n");
        keys.bind(Look.PREVIOUS_MATCH, "p", "N");
        keys.bind(Look.FIRST, "g");
        keys.bind(Look.LAST, "G");
        keys.bind(Look.ORDER, "f");
        keys.bind(Look.EDIT, "e", "i");
        keys.bind(Look.ADD, "a");
        keys.bind(Look.SEARCH, "/");
        keys.bind(Look.WHOLE, "v", ENTER, NEWLINE);
        keys.bind(Look.HELP, "?");
        keys.bind(Look.RELOAD, "r");
        keys.bind(Look.WRITE, "w");
        keys.bind(Look.YES, "y");
        others(keys, Look.OTHER);
        keys.bind(Look.BACK, ESCAPE);
        keys.bind(Look.QUIT, "q", CONTROL_C, CONTROL_D);
        bind(keys, Look.NEXT, terminal, Capability.key_right, "C");
        bind(keys, Look.PREVIOUS, terminal, Capability.key_left, "D");
        bind(keys, Look.FIRST, terminal, Capability.key_home, "H");
        bind(keys, Look.LAST, terminal, Capability.key_end, "F");
        bind(keys, Look.UP, terminal, Capability.key_up, "A");
        bind(keys, Look.DOWN, terminal, Capability.key_down, "B");
        bind(keys, Look.PAGE_UP, terminal, Capability.key_ppage, "5~");
        bind(keys, Look.PAGE_DOWN, terminal, Capability.key_npage, "6~");
        return keys;
    }

    static KeyMap<Type> typing(Terminal terminal) {
        KeyMap<Type> keys = new KeyMap<>();
        keys.setAmbiguousTimeout(ESCAPE_ALONE);
        others(keys, Type.OTHER);
        keys.setUnicode(Type.INSERT);
        keys.bind(Type.INSERT, KeyMap.range(" -~"));
        keys.bind(Type.BACKSPACE, DELETED, KeyMap.ctrl('H'));
        keys.bind(Type.HOME, KeyMap.ctrl('A'));
        keys.bind(Type.END, KeyMap.ctrl('E'));
        keys.bind(Type.CLEAR, KeyMap.ctrl('U'));
        keys.bind(Type.ACCEPT, ENTER, NEWLINE);
        keys.bind(Type.NEXT_STEP, "\t");
        keys.bind(Type.CANCEL, ESCAPE, CONTROL_C, CONTROL_D);
        bind(keys, Type.RIGHT, terminal, Capability.key_right, "C");
        bind(keys, Type.LEFT, terminal, Capability.key_left, "D");
        bind(keys, Type.HOME, terminal, Capability.key_home, "H");
        bind(keys, Type.END, terminal, Capability.key_end, "F");
        bind(keys, Type.DELETE, terminal, Capability.key_dc, "3~");
        return keys;
    }

    /** Takes what terminals send for keys that have no meaning here for one key, which would else stand for several characters. */
    private static <T> void others(KeyMap<T> keys, T other) {
        keys.setNomatch(other);
        for (int number = 1; number <= 34; number++) {
            keys.bind(other, ESCAPE + "[" + number + "~");
            for (int shifted = 2; shifted <= 8; shifted++) {
                keys.bind(other, ESCAPE + "[" + number + ";" + shifted + "~");
            }
        }
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            keys.bind(other, ESCAPE + "[" + letter, ESCAPE + "O" + letter);
            for (int shifted = 2; shifted <= 8; shifted++) {
                keys.bind(other, ESCAPE + "[1;" + shifted + letter);
            }
        }
    }

    /** Binds what the terminal sends for a key: as its description says, and as most terminals do. */
    private static <T> void bind(KeyMap<T> keys, T action, Terminal terminal, Capability capability, String usual) {
        String described = KeyMap.key(terminal, capability);
        if (described != null) {
            keys.bind(action, described);
        }
        keys.bind(action, ESCAPE + "[" + usual, ESCAPE + "O" + usual);
    }
}
