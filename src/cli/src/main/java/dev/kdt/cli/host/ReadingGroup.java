package dev.kdt.cli.host;

import dev.kdt.cli.option.Session;
import dev.kdt.flow.FileCheckpoints;
import dev.kdt.flow.GroupHolder;
import dev.kdt.flow.SourceStream;
import java.nio.file.Path;

/**
 * A group that goes on where it left off.
 *
 * @param folder of its checkpoints; made when missing
 * @param past whether the group goes on from its checkpoints
 * @param command that runs it, for others that want to
 */
public record ReadingGroup(String name, Path folder, FileCheckpoints.Past past, Since since, String command) {
    /** Whether the user has said where reading starts. */
    public enum Since {
        GIVEN,
        USUAL
    }

    /** Opens its checkpoints. Warns that {@code --since} is not used where there are some. */
    FileCheckpoints open(SourceStream stream, Session session) {
        GroupHolder holder = GroupHolder.here(command, session.console().clock());
        FileCheckpoints checkpoints = FileCheckpoints.open(folder, name, stream, past, holder);
        if (since == Since.GIVEN && !checkpoints.lanes().isEmpty()) {
            session.messages()
                    .warn("--since is not used: group '" + name
                            + "' goes on from its checkpoints (--reset forgets them)");
        }
        return checkpoints;
    }
}
