package dev.kdt.cli.command.tail;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.ReadingGroup;
import dev.kdt.cli.option.GroupName;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StateFolder;
import dev.kdt.flow.FileCheckpoints.Past;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The group that {@code kdt tail} reads for. */
final class GroupOptions {
    /** The folder of tail's groups, which are none of those of {@code kdt run}. */
    private static final String GROUPS = "tail-groups";

    @Option(
            names = "--group",
            paramLabel = "GROUP",
            description = "Go on after the last record that this group printed. --since says where a new group starts.")
    private @Nullable String group;

    @Option(names = "--reset", description = "Forget the group's checkpoints: it starts anew.")
    private boolean reset;

    boolean isGiven() {
        return group != null;
    }

    /**
     * The group; null without one.
     *
     * @throws UsageException when an option is not possible
     */
    @Nullable
    ReadingGroup of(String stream, ReadingGroup.Since since, Session session) {
        if (group == null) {
            if (reset) {
                throw new UsageException("--reset forgets the checkpoints of a group (give its name: --group NAME)");
            }
            return null;
        }
        return new ReadingGroup(
                GroupName.require(group),
                StateFolder.of(session.console()).resolve(GROUPS).resolve(group),
                reset ? Past.FORGOTTEN : Past.KEPT,
                since,
                "kdt tail " + stream);
    }
}
