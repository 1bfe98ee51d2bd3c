package dev.kdt.jq;

import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/**
 * A host's values for one run of a program: the variables, asked for only when the program uses them, and the
 * other ends of the capabilities that its {@link Scope} grants. A value that is given to programs of several threads must be
 * {@linkplain Value#freeze frozen}.
 */
public interface Bindings {
    /** Gives nothing. */
    Bindings NONE = new Bindings() {};

    /** The value of a variable that the scope names. Asked each time the program uses it. */
    default Value variable(String name) {
        return Value.NULL;
    }

    /** For {@code input}: the next input, good for the rest of the run; null when there is none. */
    default @Nullable Value nextInput() throws JqException {
        return null;
    }

    /** For {@code input_filename}: the name of the file that the current input is from, if there is one. */
    default @Nullable String inputFile() {
        return null;
    }

    /** For {@code input_line_number}. */
    default long inputLine() {
        return 0;
    }

    /** For {@code debug} and {@code stderr}: text to be shown to the user as it is. */
    default void say(String text) {}
}
