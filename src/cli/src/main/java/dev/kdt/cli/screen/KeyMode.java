package dev.kdt.cli.screen;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;

/**
 * The keys that a program takes in one of its modes.
 *
 * @param <K> the meanings of keys
 * @param keys what the terminal sends for each
 * @param effect takes the meaning of the key that was pressed, and the characters that were sent for it
 * @param pasted takes a text that was pasted, as one line
 */
public record KeyMode<K>(KeyMap<K> keys, BiConsumer<K, String> effect, Consumer<String> pasted) {
    /** A mode in which it has no effect to paste a text. */
    public KeyMode(KeyMap<K> keys, BiConsumer<K, String> effect) {
        this(keys, effect, _ -> {});
    }

    /** Waits for a key, and has its effect. Returns false when the terminal is gone. */
    boolean press(BindingReader input) {
        K key = input.readBinding(keys);
        if (key == null) {
            return false;
        }
        String sent = input.getLastBinding();
        if (sent.equals(Paste.BEGIN)) {
            return paste(input);
        }
        effect.accept(key, sent);
        return true;
    }

    private boolean paste(BindingReader input) {
        String text = Paste.read(input);
        if (text != null) {
            pasted.accept(text);
        }
        return text != null;
    }
}
