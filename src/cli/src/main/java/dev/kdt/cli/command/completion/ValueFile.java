package dev.kdt.cli.command.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file with values for completion, which the shell reads instead of starting kdt. Its first line is the time until when they may be
 * used, in seconds since 1970. Only the user can read it.
 */
record ValueFile(Path file, Clock clock) {
    /** The scripts call the files so: the kind, and the checksum of where it was looked for. */
    private static final Pattern NAME = Pattern.compile("[a-z]+-\\d+-\\d+");

    private static final Duration OLDEST = Duration.ofHours(1);

    /** Writes the file, and removes old ones beside it. Where that cannot be done, there is none. */
    void write(List<String> lines, Duration fresh) {
        List<String> content = new ArrayList<>();
        content.add(String.valueOf(clock.instant().plus(fresh).getEpochSecond()));
        content.addAll(lines);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path written = Files.createTempFile(folder, "new-", ".tmp");
            try {
                Files.write(written, content);
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
            removeOld(folder);
        } catch (IOException | UnsupportedOperationException _) {
            // The values were printed: the shell asks again next time.
        }
    }

    private void removeOld(Path folder) throws IOException {
        Instant oldest = clock.instant().minus(OLDEST);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path each : files.toList()) {
                if (NAME.matcher(each.getFileName().toString()).matches()
                        && Files.getLastModifiedTime(each).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }
}
