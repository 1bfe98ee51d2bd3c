package dev.kdt.redrive;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names of files in a ledger. One that lies beside its leftovers has names that begin at its folder, so that both can be moved; any
 * other has whole ones.
 *
 * @param folder of the ledger; null for whole names
 * @param files the file of a name, as the user wrote it
 */
public record LedgerNames(@Nullable Path folder, Function<String, Path> files) {
    private static boolean isUrl(String name) {
        return name.startsWith("s3:");
    }

    /** The one name that a file has, however it is reached. */
    String whole(String name) {
        return isUrl(name) ? name : absolute(files.apply(name)).toString();
    }

    String whole(LeftoverPlace place) {
        return whole(place.file()) + ":" + place.written();
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    String written(String name) {
        if (isUrl(name) || folder == null) {
            return whole(name);
        }
        return absolute(folder)
                .relativize(absolute(files.apply(name)))
                .toString()
                .replace('\\', '/');
    }

    /** The whole name of one that was {@link #written}. */
    String read(String written) {
        return isUrl(written) || folder == null
                ? written
                : absolute(folder).resolve(written).normalize().toString();
    }
}
