package dev.kdt.local.mapping;

/** Something that takes its time: the call of a function or of a destination. */
@FunctionalInterface
interface Job {
    /**
     * Does it, on a thread of its own.
     *
     * @return what is to be done on the mapping's thread afterwards
     */
    Runnable run() throws InterruptedException;
}
