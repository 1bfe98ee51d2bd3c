package dev.kdt.cli.option;

import dev.kdt.cli.console.Amounts;
import dev.kdt.codec.OutOfShard;
import dev.kdt.flow.RunCounters;
import picocli.CommandLine.Option;

/** The option for user records of aggregates whose hash key is not of their shard. */
public final class KclRulesOption {
    @Option(
            names = "--kcl-rules",
            description = "Drop records of KPL aggregates that lie outside of their shard, as the KCL does; else"
                    + " $meta.outOfShard marks them.")
    private boolean asked;

    public OutOfShard outOfShard() {
        return asked ? OutOfShard.DROP : OutOfShard.MARK;
    }

    /** Says how many there were, for a command that has no summary. */
    public void tell(RunCounters counters, Session session) {
        if (counters.outOfShard() > 0 && !session.messages().quiet()) {
            session.messages()
                    .say(Amounts.count(counters.outOfShard(), "record") + " outside of their shard"
                            + (asked ? ": dropped" : " ($meta.outOfShard marks them, --kcl-rules drops them)"));
        }
    }
}
