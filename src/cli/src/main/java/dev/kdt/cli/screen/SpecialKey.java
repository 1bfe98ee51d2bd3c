package dev.kdt.cli.screen;

import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.utils.InfoCmp.Capability;
import org.jspecify.annotations.Nullable;

/** The keys that send more than the character on them, and what they send. */
public enum SpecialKey {
    UP(Capability.key_up, "\u001b[A", "\u001bOA"),
    DOWN(Capability.key_down, "\u001b[B", "\u001bOB"),
    RIGHT(Capability.key_right, "\u001b[C", "\u001bOC"),
    LEFT(Capability.key_left, "\u001b[D", "\u001bOD"),
    HOME(Capability.key_home, "\u001b[H", "\u001bOH", "\u001b[1~", "\u001b[7~"),
    END(Capability.key_end, "\u001b[F", "\u001bOF", "\u001b[4~", "\u001b[8~"),
    PAGE_UP(Capability.key_ppage, "\u001b[5~"),
    PAGE_DOWN(Capability.key_npage, "\u001b[6~"),
    DELETE(Capability.key_dc, "\u001b[3~"),
    BACKSPACE(null, KeyMap.del(), KeyMap.ctrl('H')),
    ENTER(null, "\r", "\n"),
    TAB(null, "\t"),
    ESCAPE(null, KeyMap.esc()),
    /** Control-C and Control-D, where the terminal does not make signals of them. */
    END_OF_INPUT(null, KeyMap.ctrl('C'), KeyMap.ctrl('D'));

    private final @Nullable Capability capability;

    @SuppressWarnings("ImmutableEnumChecker") // Never written to.
    private final List<String> usual;

    /** @param usual what most terminals send, whatever their description says */
    SpecialKey(@Nullable Capability capability, String... usual) {
        this.capability = capability;
        this.usual = List.of(usual);
    }

    /** By which the terminal's description says what it sends; null where all terminals send the same. */
    @Nullable
    Capability capability() {
        return capability;
    }

    List<String> usual() {
        return usual;
    }
}
