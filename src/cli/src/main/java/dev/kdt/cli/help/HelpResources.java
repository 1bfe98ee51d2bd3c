package dev.kdt.cli.help;

import dev.kdt.cli.help.HelpPage.Section;
import dev.kdt.cli.model.CommandModels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of help that no annotation holds: only help reads them. */
final class HelpResources {
    private static final String OPTIONS = "Options";
    private static final String SEE_ALSO = "See also";

    private HelpResources() {}

    /** What follows the options of a command: its examples, and tables. */
    static List<Section> ofCommand(String qualifiedName) {
        return all(qualifiedName).stream()
                .filter(each ->
                        !each.heading().equals(SEE_ALSO) && !each.heading().equals(OPTIONS))
                .toList();
    }

    /** The long names of options by the headings that they stand below, in the order in which help shows both. */
    static Map<String, List<String>> optionGroups(String qualifiedName) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (Section section : all(qualifiedName)) {
            for (HelpPage.Block block : section.blocks()) {
                if (section.heading().equals(OPTIONS) && block instanceof HelpPage.Rows rows) {
                    rows.rows()
                            .forEach(row -> groups.put(
                                    row.label().strip(),
                                    List.of(row.description().split(" ", -1))));
                }
            }
        }
        return groups;
    }

    /** What to read after the page of a command. */
    static List<Section> seeAlso(String qualifiedName) {
        return all(qualifiedName).stream()
                .filter(each -> each.heading().equals(SEE_ALSO))
                .toList();
    }

    private static List<Section> all(String qualifiedName) {
        String text = text("commands/" + qualifiedName.replace(' ', '-') + ".md");
        return text == null ? List.of() : MarkdownPage.sections(text);
    }

    /** The text of a resource; null when there is none. */
    static @Nullable String text(String name) {
        String written = CommandModels.text(name);
        if (written != null) {
            return written;
        }
        try (InputStream in = HelpResources.class.getResourceAsStream(name)) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
