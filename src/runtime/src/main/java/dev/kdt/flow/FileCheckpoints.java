package dev.kdt.flow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A group's checkpoints in one small JSON file, replaced as a whole: written beside, forced to the disk, renamed. A lock file
 * keeps a second process from running the same group, which would deliver everything twice.
 *
 * <p>Where the group's outputs go to a file, the checkpoints vouch for it: each is saved after the file was forced, together with
 * its length. So a run that follows one that was killed knows up to where the file is whole records.
 */
public final class FileCheckpoints implements GroupCheckpoints {
    private final Path file;
    private final HolderLock lock;
    private final GroupState state;
    private @Nullable AppendedFile output;
    private boolean closed;

    /** The treatment of existing checkpoints. */
    public enum Past {
        /** The group goes on from them. */
        KEPT,
        /** The group starts anew. They are replaced when it does, not before. */
        FORGOTTEN
    }

    private FileCheckpoints(Path file, HolderLock lock, GroupState state) {
        this.file = file;
        this.lock = lock;
        this.state = state;
    }

    /**
     * Opens, or begins, the checkpoints of {@code group} on {@code stream} in the folder {@code folder}, which is made.
     *
     * @param holder who runs the group from now on, for others that want to
     * @throws FlowException when another process runs this group, when the file cannot be read, or when it belongs to another
     *     stream and is not to be forgotten
     */
    public static FileCheckpoints open(Path folder, String group, SourceStream stream, Past past, GroupHolder holder) {
        HolderLock lock = lock(folder, group, holder);
        try {
            Path file = folder.resolve("checkpoints.json");
            GroupState state = GroupState.load(file, group, stream, past);
            forceFound(file);
            return new FileCheckpoints(file, lock, state);
        } catch (RuntimeException e) {
            try {
                lock.close();
            } catch (FlowException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    /** Whoever saved the checkpoints may have been killed before their name was on the disk. */
    private static void forceFound(Path file) {
        try {
            if (Files.exists(file)) {
                PlainFiles.forceName(file);
            }
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    @Override
    public synchronized Set<String> lanes() {
        return Set.copyOf(state.lanes().keySet());
    }

    @Override
    public synchronized Optional<Checkpoint> of(String lane) {
        return Optional.ofNullable(state.lanes().get(lane));
    }

    @Override
    public synchronized void save(Map<String, Checkpoint> reached) {
        Map<String, Checkpoint> earlier = Map.copyOf(state.lanes());
        state.lanes().putAll(reached);
        try {
            save();
        } catch (RuntimeException e) {
            state.lanes().clear(); // Or a later save would keep them after all, such as that of close.
            state.lanes().putAll(earlier);
            throw e;
        }
    }

    @Override
    public synchronized void vouchFor(AppendedFile written) {
        Long whole = state.outputs().get(nameOf(written));
        try {
            if (whole != null) {
                written.cutTorn(whole);
            }
            output = written;
            save();
        } catch (IOException e) {
            throw failed(written, IoFaults.writing(written.file().toString(), e));
        } catch (RuntimeException e) {
            throw failed(written, e);
        }
    }

    private <E extends RuntimeException> E failed(AppendedFile written, E why) {
        output = null;
        try {
            written.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    /** Ends the vouching, if all that was written is whole, and lets other processes run the group. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        AppendedFile written = output;
        output = null;
        try (lock;
                written) {
            if (written != null && written.isWhole()) {
                state.outputs().remove(nameOf(written));
                save();
            }
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    private static String nameOf(AppendedFile written) {
        return written.file().toAbsolutePath().normalize().toString();
    }

    private static HolderLock lock(Path folder, String group, GroupHolder holder) {
        try {
            PlainFiles.makeFolder(folder);
            return HolderLock.take(
                    folder.resolve("lock"),
                    holder,
                    other -> "group '" + group + "' is already running: " + other + " has its state in " + folder
                            + " (use another --group, or stop the other run)");
        } catch (IOException e) {
            throw IoFaults.writing(folder.toString(), e);
        }
    }

    private void save() {
        AppendedFile written = output;
        if (written != null) {
            try {
                state.outputs().put(nameOf(written), written.force());
            } catch (IOException e) {
                throw IoFaults.writing(written.file().toString(), e);
            }
        }
        try {
            lock.requireThere();
            replace(state.toBytes());
        } catch (IOException e) {
            throw IoFaults.writing(file.toString(), e);
        }
    }

    private void replace(byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        PlainFiles.forceName(file);
    }
}
