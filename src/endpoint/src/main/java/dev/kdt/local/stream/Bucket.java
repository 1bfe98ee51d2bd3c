package dev.kdt.local.stream;

/** A budget that fills up evenly and holds one second's worth. Guarded by its owner. */
final class Bucket {
    private final double perSecond;
    private double left;
    private long filled;

    Bucket(double perSecond) {
        this.perSecond = perSecond;
        this.left = perSecond;
    }

    /** Takes {@code amount} if there is so much at {@code now} (milliseconds). */
    boolean take(double amount, long now) {
        if (!has(amount, now)) {
            return false;
        }
        left -= amount;
        return true;
    }

    boolean has(double amount, long now) {
        left = Math.min(perSecond, left + Math.max(0, now - filled) * perSecond / 1000);
        filled = Math.max(filled, now);
        return left >= amount;
    }

    /** When there will be anything in it, in milliseconds; not after {@code now} when there is. */
    long readyAt(long now) {
        return has(0, now) ? now : now + (long) Math.ceil(-left * 1000 / perSecond);
    }

    /** Takes what was used already; the budget may go below nothing and must fill up first. */
    void charge(double amount) {
        left -= amount;
    }
}
