package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.AccountSettings;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Changes the settings of the account. */
final class UpdateAccountSettings implements Action {
    private static final Shape.Structure INPUT = structure(required(
            "MinimumThroughputBillingCommitment", structure(required("Status", choice("ENABLED", "DISABLED")))));

    private final AccountSettings account;
    private final Timeline timeline;

    UpdateAccountSettings(AccountSettings account, Timeline timeline) {
        this.account = account;
        this.timeline = timeline;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        boolean enable = params.structure("MinimumThroughputBillingCommitment")
                .text("Status")
                .equals("ENABLED");
        AccountSettings.Commitment before = account.commitment();
        long now = timeline.millis();
        if (before.enabled() && !enable && now < before.earliestEnd()) {
            throw ServiceException.validation(
                    "The minimum throughput billing commitment cannot be ended before " + "EarliestAllowedEndAt.");
        }
        if (enable != before.enabled()) {
            account.commit(
                    enable
                            ? new AccountSettings.Commitment(true, now, 0)
                            : new AccountSettings.Commitment(false, before.started(), now));
        }
        return out -> out.object(
                "MinimumThroughputBillingCommitment", DescribeAccountSettings.describe(account.commitment()));
    }
}
