package dev.kdt.aws;

import dev.kdt.flow.AbandonableCalls;
import dev.kdt.flow.RetryNotices;
import software.amazon.awssdk.core.exception.SdkException;

/** Makes calls of a service: once, or again while their failure may pass. */
interface ServiceCalls {
    /**
     * Makes a call about {@code subject} ({@code stream 'orders'}).
     *
     * @throws AwsException saying what went wrong
     * @throws AwsConfigException when credentials are missing
     * @throws InterruptedException when the thread was interrupted during the call
     */
    <T> T make(String subject, SdkFaults.Call<T> call) throws InterruptedException;

    /** Calls that are made once, each on a virtual thread: only there ends the time-out of a call every wait for a network. */
    record Single(String place) implements ServiceCalls {
        @Override
        public <T> T make(String subject, SdkFaults.Call<T> call) throws InterruptedException {
            try {
                return new AbandonableCalls(place, RetryNotices.none()).make(call::make);
            } catch (SdkException e) {
                throw SdkFaults.explain(subject, place, e);
            }
        }
    }
}
