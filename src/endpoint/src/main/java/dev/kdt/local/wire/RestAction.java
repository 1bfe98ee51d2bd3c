package dev.kdt.local.wire;

/** An operation that requests name by method and path: the REST-JSON protocol, which Lambda's API speaks. */
public non-sealed interface RestAction extends Operation {
    /** How requests name the operation, and where its members are in them. */
    Route route();

    /**
     * Does the work.
     *
     * @return the answer, whose writing must not fail any more
     * @throws ServiceException to refuse
     */
    RestAnswer run(Params params, Caller caller) throws InterruptedException;
}
