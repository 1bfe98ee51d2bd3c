package dev.kdt.cli.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A script in which lines such as {@code @COMMANDS@} stand for what is made of the commands. */
final class ScriptText {
    private final String text;

    ScriptText(String resource) {
        try (InputStream in = Objects.requireNonNull(ScriptText.class.getResourceAsStream(resource), resource)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The script with these lines in the places of the names. */
    String with(Map<String, String> parts) {
        return text.lines().map(line -> parts.getOrDefault(line, line + "\n")).collect(Collectors.joining());
    }
}
