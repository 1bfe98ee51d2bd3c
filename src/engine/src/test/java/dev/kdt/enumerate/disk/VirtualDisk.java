package dev.kdt.enumerate.disk;

import dev.kdt.enumerate.SimulatedProcess;
import dev.kdt.enumerate.Survival;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory. It knows what was forced, and can lose the rest. Processes see it as a {@link FileSystem}, through which each
 * operation passes a fault point. Safe for use by several threads.
 */
public final class VirtualDisk {
    private static final Path ROOT = Path.of("/");

    private final Map<Path, Node> names = new TreeMap<>();
    private final Map<Path, Node> safeNames = new HashMap<>();
    private final Set<Node> locked = new HashSet<>();

    public VirtualDisk() {
        Node root = new Node(true);
        names.put(ROOT, root);
        safeNames.put(ROOT, root);
    }

    /** Makes a folder, and those around it, that are there for good. */
    public synchronized void makeFolder(String folder) {
        for (Path path = Path.of(folder); path != null && !names.containsKey(path); path = path.getParent()) {
            safeNames.put(path, make(path, true));
        }
    }

    /** The disk as a process sees it. */
    public FileSystem seenBy(SimulatedProcess process) {
        return new DiskFileSystem(this, process);
    }

    /** The disk after the end of its process, for the next one: nothing is locked. */
    public synchronized void restart(Survival survival) {
        locked.clear();
        switch (survival) {
            case WRITTEN -> {}
            case NAMES -> loseUnforced();
            case FORCED -> {
                names.clear();
                safeNames.forEach((path, node) -> {
                    if (isSafe(path)) {
                        names.put(path, node);
                    }
                });
                loseUnforced();
            }
        }
    }

    /** The content of a file; {@code null} when there is none. */
    public synchronized byte @Nullable [] content(String file) {
        Node node = names.get(Path.of(file));
        return node == null ? null : node.bytes().clone();
    }

    /** The files in a folder, and in those in it. */
    public synchronized List<String> files(String folder) {
        return names.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(folder) && !entry.getValue().isFolder())
                .map(entry -> entry.getKey().toString())
                .toList();
    }

    private void loseUnforced() {
        names.values().forEach(Node::loseUnforced);
        safeNames.clear();
        safeNames.putAll(names);
    }

    /** Whether the name and those of all folders around it are forced. */
    private boolean isSafe(Path path) {
        Path parent = path.getParent();
        return safeNames.containsKey(path) && (parent == null || isSafe(parent));
    }

    synchronized @Nullable Node find(Path path) {
        return names.get(path);
    }

    synchronized Node make(Path path, boolean folder) {
        Node made = new Node(folder);
        names.put(path, made);
        return made;
    }

    synchronized void delete(Path path) {
        names.remove(path);
    }

    synchronized void rename(Path from, Path to) {
        names.put(to, names.remove(from));
    }

    synchronized List<Path> in(Path folder) {
        return names.keySet().stream()
                .filter(path -> folder.equals(path.getParent()))
                .toList();
    }

    synchronized void forceNames(Path folder) {
        safeNames.keySet().removeIf(path -> folder.equals(path.getParent()) && !names.containsKey(path));
        in(folder).forEach(path -> safeNames.put(path, names.get(path)));
    }

    synchronized boolean lock(Node node) {
        return locked.add(node);
    }

    synchronized void unlock(Node node) {
        locked.remove(node);
    }
}
