package dev.kdt.local.wire;

/** One operation of a service. Actions hold no state of their own and are called by many threads at once. */
public interface Action {
    /** The operation's name after the dot of {@code X-Amz-Target}. */
    default String name() {
        return getClass().getSimpleName();
    }

    /** The shape of its request; {@link #run} is called only with requests that keep it. */
    Shape.Structure input();

    /**
     * Does the work.
     *
     * @return the answer, whose writing must not fail any more
     * @throws ServiceException to refuse
     */
    Answer run(Params params, Caller caller);
}
