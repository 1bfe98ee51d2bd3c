package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.AccountSettings;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Tells the settings of the account. */
final class DescribeAccountSettings implements Action {
    private static final Shape.Structure INPUT = structure();

    private final AccountSettings account;

    DescribeAccountSettings(AccountSettings account) {
        this.account = account;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        return out -> out.object("MinimumThroughputBillingCommitment", describe(account.commitment()));
    }

    /** A {@code MinimumThroughputBillingCommitmentOutput}. */
    static Answer describe(AccountSettings.Commitment commitment) {
        return out -> {
            out.text("Status", commitment.enabled() ? "ENABLED" : "DISABLED");
            if (commitment.started() > 0) {
                out.millis("StartedAt", commitment.started()).millis("EarliestAllowedEndAt", commitment.earliestEnd());
            }
            if (commitment.ended() > 0) {
                out.millis("EndedAt", commitment.ended());
            }
        };
    }
}
