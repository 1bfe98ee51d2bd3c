package dev.kdt.enumerate;

/** What becomes of an operation at a fault point. */
public enum FaultEffect {
    /** It is done. */
    NONE,
    /** It is not done, and an error says so. */
    REFUSED,
    /** It is not done, and the error leaves that open. */
    BROKEN,
    /** It is done, and the error leaves that open. */
    LOST,
    /** Half of it is done, and then there is an error. */
    TORN,
    /** What it refers to is too old. */
    EXPIRED,
    /** It is not done, and nor is any other of its kind until the process has ended. */
    DENIED,
    /** The process is told to stop right before it. */
    TERMINATED,
    /** The process ends right before it. */
    KILLED_BEFORE,
    /** The process ends in the middle of it. */
    KILLED_WITHIN,
    /** The process ends right after it. */
    KILLED_AFTER;

    /** Whether the process ends at once. */
    public boolean isKill() {
        return switch (this) {
            case KILLED_BEFORE, KILLED_WITHIN, KILLED_AFTER -> true;
            case NONE, REFUSED, BROKEN, LOST, TORN, EXPIRED, DENIED, TERMINATED -> false;
        };
    }
}
