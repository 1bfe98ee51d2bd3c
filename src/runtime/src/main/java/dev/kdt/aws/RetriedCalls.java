package dev.kdt.aws;

import dev.kdt.flow.AbandonableCalls;
import dev.kdt.flow.Attempts;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls that read or describe: each is made again while its failure may pass, and left when a stop is requested, for nothing is
 * lost by that.
 */
final class RetriedCalls implements ServiceCalls {
    private final Retrying retrying;
    private final String place;
    private final AbandonableCalls calls;

    /** @param place where the service is, for messages */
    RetriedCalls(Retrying retrying, String place) {
        this.retrying = retrying;
        this.place = place;
        this.calls = new AbandonableCalls(place, retrying.notices());
        retrying.stop().onRequest(calls::abandon);
    }

    /** @throws StoppedException when a stop was requested */
    @Override
    public <T> T make(String subject, SdkFaults.Call<T> call) throws InterruptedException {
        Attempts attempts = new Attempts(retrying, Attempts.OnStop.END);
        while (true) {
            attempts.begin();
            try {
                return calls.make(call::make);
            } catch (AbandonableCalls.AbandonedException _) {
                throw stopped();
            } catch (SdkException e) {
                if (!SdkErrors.isTransient(e)) {
                    throw SdkFaults.explain(subject, place, e);
                }
                again(attempts, subject, e);
            }
        }
    }

    /** Waits for the next attempt. */
    private void again(Attempts attempts, String subject, SdkException why) throws InterruptedException {
        String words = SdkFaults.words(subject, place, why);
        if (!attempts.again(words)) {
            throw retrying.stop().isRequested()
                    ? stopped()
                    : new AwsException(
                            SdkFaults.lastWords(subject, place, why) + " (tried " + attempts.made() + " times)", why);
        }
    }

    private StoppedException stopped() {
        return new StoppedException(retrying.stop().reason().orElse(Stop.Reason.INTERRUPT));
    }
}
