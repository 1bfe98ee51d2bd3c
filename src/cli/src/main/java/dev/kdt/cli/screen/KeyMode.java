package dev.kdt.cli.screen;

import java.util.function.BiConsumer;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;

/**
 * The keys that a program takes in one of its modes.
 *
 * @param <K> the meanings of keys
 * @param keys what the terminal sends for each
 * @param effect takes the meaning of the key that was pressed, and the characters that were sent for it
 */
public record KeyMode<K>(KeyMap<K> keys, BiConsumer<K, String> effect) {
    /** Waits for a key, and has its effect. Returns false when the terminal is gone. */
    boolean press(BindingReader input) {
        K key = input.readBinding(keys);
        if (key == null) {
            return false;
        }
        effect.accept(key, input.getLastBinding());
        return true;
    }
}
