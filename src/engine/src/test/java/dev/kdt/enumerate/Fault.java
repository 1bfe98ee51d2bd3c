package dev.kdt.enumerate;

/**
 * An operation that does not go as it should.
 *
 * @param point the operation
 * @param effect what becomes of it
 */
public record Fault(FaultPoint point, FaultEffect effect) {
    @Override
    public String toString() {
        return effect + " " + point;
    }
}
