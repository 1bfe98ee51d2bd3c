package dev.kdt.cli.screen;

import java.util.function.BiConsumer;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;

/** The keys while the user types a {@link TypedText}. */
public enum EditKey {
    INSERT,
    LEFT,
    RIGHT,
    HOME,
    END,
    BACKSPACE,
    DELETE,
    /** Takes the whole text away. */
    CLEAR,
    ACCEPT,
    CANCEL,
    TAB,
    /** No key of ours. */
    OTHER;

    /**
     * The mode in which they are taken. A text that is pasted is inserted.
     *
     * @param effect takes the key, and the characters to insert, if it inserts any
     */
    public static KeyMode<EditKey> mode(Terminal terminal, BiConsumer<EditKey, String> effect) {
        return new KeyMode<>(on(terminal), effect, text -> effect.accept(INSERT, text));
    }

    private static KeyMap<EditKey> on(Terminal terminal) {
        return new KeyBindings<>(terminal, OTHER)
                .onText(INSERT)
                .on(LEFT, SpecialKey.LEFT)
                .on(RIGHT, SpecialKey.RIGHT)
                .on(HOME, SpecialKey.HOME)
                .on(HOME, KeyMap.ctrl('A'))
                .on(END, SpecialKey.END)
                .on(END, KeyMap.ctrl('E'))
                .on(BACKSPACE, SpecialKey.BACKSPACE)
                .on(DELETE, SpecialKey.DELETE)
                .on(CLEAR, KeyMap.ctrl('U'))
                .on(ACCEPT, SpecialKey.ENTER)
                .on(CANCEL, SpecialKey.ESCAPE, SpecialKey.END_OF_INPUT)
                .on(TAB, SpecialKey.TAB)
                .keys();
    }
}
