package dev.kdt.bench;

/** A way to make orders of a web shop with the fields of the built-in template. */
interface OrderMaker {
    /**
     * Makes orders.
     *
     * @return the number of their bytes
     */
    long make(int count);
}
