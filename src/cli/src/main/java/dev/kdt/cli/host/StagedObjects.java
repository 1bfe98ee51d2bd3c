package dev.kdt.cli.host;

import dev.kdt.cli.option.Session;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Input;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The objects that manifests name: in the bucket itself, or where a folder has the bucket's objects, as that of {@code kdt local} does. */
public final class StagedObjects {
    private static final Pattern URL = Pattern.compile("s3://([^/]+)/(.+)", Pattern.DOTALL);

    private StagedObjects() {}

    /**
     * An object that was not loaded, as an input.
     *
     * @param manifest the name of the file or object that names it
     * @param named such as {@code s3://bucket/key}
     * @throws FlowException when it cannot be found
     */
    public static Input input(String manifest, String named, Session session, Buckets buckets) {
        Matcher url = URL.matcher(named);
        if (!url.matches()) {
            throw new FlowException(manifest + ": " + named + " is no s3://BUCKET/KEY");
        }
        if (manifest.startsWith("s3:")) {
            return buckets.objects().input(url.group(1), url.group(2));
        }
        Path file = inFolder(session.console().path(manifest), url.group(1), url.group(2));
        if (file == null) {
            throw new FlowException(manifest + " says that " + named
                    + " was not loaded, and there is no such file below a folder '" + url.group(1)
                    + "' that it is in (copy the bucket as a whole, or name it with s3://)");
        }
        return new Input(file.toString(), Input.file(file).opener());
    }

    /** The file of a key below the folder above {@code manifest} that is named like the bucket; null when there is none. */
    private static @Nullable Path inFolder(Path manifest, String bucket, String key) {
        for (Path folder = manifest.toAbsolutePath().normalize().getParent();
                folder != null;
                folder = folder.getParent()) {
            Path name = folder.getFileName();
            if (name != null && name.toString().equals(bucket)) {
                return below(folder, key);
            }
        }
        return null;
    }

    private static @Nullable Path below(Path folder, String key) {
        try {
            Path file = folder.resolve(key).normalize();
            return file.startsWith(folder) && Files.isRegularFile(file) ? file : null;
        } catch (InvalidPathException _) {
            return null;
        }
    }
}
