package dev.kdt.pipeline;

import dev.kdt.bytes.BoundedRead;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The texts of pipeline files and of what stands beside them. */
public final class ConfigText {
    /** More than anybody writes; a file that is named by mistake may have no end. */
    private static final int MOST_BYTES = 4 << 20;

    private ConfigText() {}

    /**
     * The file's text.
     *
     * @param what it is, for messages: {@code pipeline file}
     * @throws PipelineException when it cannot be read
     */
    public static String of(Path file, String what) throws PipelineException {
        try {
            byte[] bytes = BoundedRead.file(file, MOST_BYTES);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException _) {
            throw unreadable(file, "the " + what + " does not exist");
        } catch (CharacterCodingException _) {
            throw unreadable(file, "the " + what + " is not UTF-8 text");
        } catch (IOException e) {
            throw unreadable(
                    file,
                    "the " + what + " cannot be read"
                            + (Files.isDirectory(file) ? ": it is a folder" : ": " + e.getMessage()));
        }
    }

    private static PipelineException unreadable(Path file, String message) {
        return new PipelineException(List.of(new Problem(Place.whole(file.toString()), message)));
    }
}
