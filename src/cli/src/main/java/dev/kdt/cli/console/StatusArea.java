package dev.kdt.cli.console;

/** The area of a status line, below the text on the terminal. */
public interface StatusArea {
    /** There is no terminal to show it on. */
    StatusArea NONE = new StatusArea() {
        @Override
        public void show(String text) {}

        @Override
        public void clear() {}
    };

    /** Shows {@code text} in place of what is shown, cut to the terminal's width; not while the cursor is within a line. */
    void show(String text);

    /** Takes the line away. */
    void clear();
}
