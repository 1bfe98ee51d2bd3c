package dev.kdt.local.wire;

/** An operation that is answered by a stream of events. */
public non-sealed interface StreamingAction extends Operation {
    /**
     * Begins the stream.
     *
     * @throws ServiceException to refuse, with an ordinary answer
     */
    Events open(Params params, Caller caller);
}
