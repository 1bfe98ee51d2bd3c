package dev.kdt.flow;

import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import org.jspecify.annotations.Nullable;

/** Looks whether a record can be sent to a service at all. Safe for use by several threads. */
public final class Admission {
    private final BatchApi api;
    private final AbandonableCalls calls;

    public Admission(BatchApi api, AbandonableCalls calls) {
        this.api = api;
        this.calls = calls;
    }

    /**
     * The reason for which the service can never take the record; null for none. May ask the service, once, for its limit.
     *
     * @param size of the record, as {@link BatchApi#size} counts it
     * @throws AbandonableCalls.AbandonedException when the answer was not waited for
     */
    public @Nullable Failure obstacle(Output output, int size) throws InterruptedException {
        String flaw = api.flaw(output);
        if (flaw == null && size > api.limits().recordBytes()) {
            int limit = calls.make(api::largestRecordBytes);
            flaw = size <= limit
                    ? null
                    : "too large for " + api.target() + " (" + size + " bytes, the limit is " + limit + ")";
        }
        return flaw == null ? null : Failure.deliver(flaw, 0);
    }
}
