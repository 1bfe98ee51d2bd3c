package dev.kdt.local.wire;

/** An operation with one answer. */
public non-sealed interface Action extends Operation {
    /**
     * Does the work.
     *
     * @return the answer, whose writing must not fail any more
     * @throws ServiceException to refuse
     */
    Answer run(Params params, Caller caller);
}
