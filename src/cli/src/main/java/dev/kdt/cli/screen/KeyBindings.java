package dev.kdt.cli.screen;

import org.jline.keymap.KeyMap;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * Puts the keys of a {@link KeyMode} together.
 *
 * @param <K> the meanings of keys
 */
public final class KeyBindings<K> {
    /** Milliseconds after which an escape is a key of its own, and not the beginning of one. */
    private static final long ESCAPE_ALONE = 50;

    private final Terminal terminal;
    private final KeyMap<K> keys = new KeyMap<>();

    /** @param other the meaning of all keys that are not bound */
    public KeyBindings(Terminal terminal, K other) {
        this.terminal = terminal;
        keys.setAmbiguousTimeout(ESCAPE_ALONE);
        keys.setNomatch(other);
        bindUnused(other);
    }

    /** Makes one key of each sequence that has no meaning here: else it would stand for several characters. */
    private void bindUnused(K other) {
        keys.bind(other, Paste.BEGIN, Paste.END);
        for (int number = 1; number <= 34; number++) {
            keys.bind(other, KeyMap.esc() + "[" + number + "~");
            for (int shifted = 2; shifted <= 8; shifted++) {
                keys.bind(other, KeyMap.esc() + "[" + number + ";" + shifted + "~");
            }
        }
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            keys.bind(other, KeyMap.esc() + "[" + letter, KeyMap.esc() + "O" + letter);
            for (int shifted = 2; shifted <= 8; shifted++) {
                keys.bind(other, KeyMap.esc() + "[1;" + shifted + letter);
            }
        }
    }

    /** Binds characters, each of which is a key. */
    public KeyBindings<K> on(K meaning, String... characters) {
        keys.bind(meaning, characters);
        return this;
    }

    /** Binds keys: what the terminal sends for them as its description says, and as most terminals do. */
    public KeyBindings<K> on(K meaning, SpecialKey... these) {
        for (SpecialKey each : these) {
            Capability capability = each.capability();
            String described = capability == null ? null : KeyMap.key(terminal, capability);
            if (described != null) {
                keys.bind(meaning, described);
            }
            each.usual().forEach(sent -> keys.bind(meaning, sent));
        }
        return this;
    }

    /** Binds the keys that move in a list. */
    public KeyBindings<K> onMoves(K up, K down, K pageUp, K pageDown, K first, K last) {
        return on(up, SpecialKey.UP)
                .on(up, "k")
                .on(down, SpecialKey.DOWN)
                .on(down, "j")
                .on(pageUp, SpecialKey.PAGE_UP)
                .on(pageDown, SpecialKey.PAGE_DOWN)
                .on(first, SpecialKey.HOME)
                .on(first, "g")
                .on(last, SpecialKey.END)
                .on(last, "G");
    }

    /** Binds all characters that can be seen. */
    public KeyBindings<K> onText(K meaning) {
        keys.setUnicode(meaning);
        keys.bind(meaning, KeyMap.range(" -~"));
        return this;
    }

    public KeyMap<K> keys() {
        return keys;
    }
}
