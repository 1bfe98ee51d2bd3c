package dev.kdt.cli.deployment;

import dev.kdt.bytes.BoundedRead;
import dev.kdt.cli.console.UsageException;
import dev.kdt.flow.IoFaults;
import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.Architecture;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A function as {@code kdt lambda package} made it.
 *
 * @param zip the package's name, as the user wrote it
 * @param manifest what is in it
 * @param digest of the package; {@code null} when there is none yet
 */
public record PackagedFunction(
        String zip, FunctionManifest manifest, @Nullable String digest) {
    /** A manifest names a few things. */
    private static final int MOST_BYTES = 1 << 20;

    private static final int DIGITS = 12;
    private static final String REMEDY = " (make one with 'kdt lambda package')";

    /** A function like most, for a template to look at before there is a package. */
    public static PackagedFunction example() {
        FunctionManifest manifest = new FunctionManifest(
                Kind.KINESIS,
                FunctionRuntime.JAVA25,
                Architecture.X86_64,
                "pipeline.yaml",
                "pipeline",
                "firehose:archive",
                null,
                List.of());
        return new PackagedFunction("function.zip", manifest, null);
    }

    /**
     * Reads a package.
     *
     * @param name as the user wrote it
     * @throws UsageException when it is none
     * @throws dev.kdt.flow.FlowException when it cannot be read
     */
    public static PackagedFunction read(String name, Path file) {
        if (!Files.exists(file)) {
            throw new UsageException(name + " does not exist" + REMEDY);
        }
        if (Files.isDirectory(file)) {
            throw new UsageException(name + " is a folder" + REMEDY);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(FunctionManifest.FILE);
            if (entry == null) {
                throw new UsageException(
                        name + " is no package of kdt: " + FunctionManifest.FILE + " is not in it" + REMEDY);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                FunctionManifest manifest = FunctionManifest.read(BoundedRead.stream(in, MOST_BYTES));
                return new PackagedFunction(name, manifest, digest(file));
            }
        } catch (ZipException e) {
            throw new UsageException(name + " is not a zip file: " + e.getMessage() + REMEDY);
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage() + REMEDY);
        } catch (IOException e) {
            throw IoFaults.reading(name, e);
        }
    }

    /** Enough of the package's SHA-256 to tell it from others. */
    private static String digest(Path file) throws IOException {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
