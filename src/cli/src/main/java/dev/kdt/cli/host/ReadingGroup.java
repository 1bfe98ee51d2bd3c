package dev.kdt.cli.host;

import dev.kdt.aws.Clients;
import dev.kdt.aws.ObjectPrefix;
import dev.kdt.aws.StateObjects;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Checkpoints;
import dev.kdt.flow.FileCheckpoints;
import dev.kdt.flow.GroupCheckpoints;
import dev.kdt.flow.GroupHolder;
import dev.kdt.flow.LeaseOwner;
import dev.kdt.flow.LeasedCheckpoints;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.SourceStream;
import dev.kdt.unit.TimeSpan;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A group that goes on where it left off.
 *
 * @param folder of its checkpoints, or, where those are objects, of what belongs to it on this machine; made when missing
 * @param objects where its checkpoints are when several machines share them; {@code null}: in the folder
 * @param past whether the group goes on from its checkpoints
 * @param command that runs it, for others that want to
 */
public record ReadingGroup(
        String name,
        Path folder,
        @Nullable ObjectPrefix objects,
        FileCheckpoints.Past past,
        Since since,
        String command) {
    private static final String LEASE = "KDT_LEASE";

    /** Longer than a pause for garbage collection, a restart of the network, or a fail-over of the store. */
    private static final Duration USUAL_LEASE = Duration.ofSeconds(30);

    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(1);

    /** Whether the user has said where reading starts. */
    public enum Since {
        GIVEN,
        USUAL
    }

    /** A group whose checkpoints are in a folder. */
    public ReadingGroup(String name, Path folder, FileCheckpoints.Past past, Since since, String command) {
        this(name, folder, null, past, since, command);
    }

    /** Opens its checkpoints in the folder. Warns that {@code --since} is not used where there are some. */
    FileCheckpoints open(SourceStream stream, Session session) {
        FileCheckpoints checkpoints = FileCheckpoints.open(folder, name, stream, past, holder(session));
        warnOfSince(checkpoints, session);
        return checkpoints;
    }

    /** Opens its checkpoints wherever they are; the same warning. */
    GroupCheckpoints open(SourceStream stream, Session session, Clients clients, Retrying retrying)
            throws InterruptedException {
        if (objects == null) {
            return open(stream, session);
        }
        LeasedCheckpoints.Place place = new LeasedCheckpoints.Place(
                new StateObjects(clients, objects.bucket(), retrying),
                objects.prefix(),
                folder,
                lease(session),
                session.messages()::warn);
        LeaseOwner owner = LeaseOwner.here(holder(session), host());
        LeasedCheckpoints checkpoints = LeasedCheckpoints.open(place, name, stream, past, owner, retrying);
        warnOfSince(checkpoints, session);
        return checkpoints;
    }

    private GroupHolder holder(Session session) {
        return GroupHolder.here(command, session.console().clock());
    }

    private void warnOfSince(Checkpoints checkpoints, Session session) {
        if (since == Since.GIVEN && !checkpoints.lanes().isEmpty()) {
            session.messages()
                    .warn("--since is not used: group '" + name
                            + "' goes on from its checkpoints (--reset forgets them)");
        }
    }

    /** @throws UsageException when the variable holds no time, or too short a one */
    private static Duration lease(Session session) {
        String text = session.console().variable(LEASE).orElse("");
        if (text.isBlank()) {
            return USUAL_LEASE;
        }
        Duration span = TimeSpan.parse(text);
        if (span == null || span.compareTo(SHORTEST_LEASE) < 0) {
            throw new UsageException(LEASE + "=" + text + " is no duration of 1s or more (write 30s or 2m)");
        }
        return span;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "a host without a name";
        }
    }
}
