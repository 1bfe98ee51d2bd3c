package dev.kdt.cli.screen;

/**
 * The part of a picture that the terminal has not taken. It may be discarded, but not what follows it, which gives the terminal back. Safe
 * for use by several threads.
 */
final class UnsentPicture {
    private final UnsentOutput output;
    private boolean isDrawn;
    private boolean wasDiscarded;

    UnsentPicture(UnsentOutput output) {
        this.output = output;
    }

    /** All output is of the picture from now on. */
    synchronized void begin() {
        isDrawn = true;
        wasDiscarded = false;
    }

    /** None of the output is from now on. Where some was discarded already, the rest is, too, so that there is room. */
    synchronized void end() {
        isDrawn = false;
        if (wasDiscarded) {
            output.discard();
        }
    }

    /** Discards it; returns false, and does nothing, when the picture has ended. */
    synchronized boolean discard() {
        if (isDrawn) {
            output.discard();
            wasDiscarded = true;
        }
        return isDrawn;
    }
}
