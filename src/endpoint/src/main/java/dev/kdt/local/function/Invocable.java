package dev.kdt.local.function;

/** A function as its callers see it. Safe for use by several threads. */
@FunctionalInterface
public interface Invocable {
    /**
     * Calls the function and waits for the end of the call, at most as long as the function's time-out.
     *
     * @param event the JSON that the function is handed
     */
    Invocation invoke(byte[] event) throws InterruptedException;
}
