package dev.kdt.cli.screen;

/** A program on the whole terminal. All of its methods are called by the one thread that runs the {@link ScreenLoop}. */
public interface ScreenProgram {
    /** The keys that it takes now, and their effect. Asked for before each key. */
    KeyMode<?> keys();

    /** Whether the user has left it. */
    boolean isLeft();

    /**
     * Whether {@link #picture} would give another picture than last time; a key that was pressed need not be told of. Asked for about
     * twenty times a second.
     */
    boolean hasChanged();

    /** Its picture now, for a terminal of this size. */
    Picture picture(ScreenSize size);
}
