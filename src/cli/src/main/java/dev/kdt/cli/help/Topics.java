package dev.kdt.cli.help;

import dev.kdt.cli.help.HelpText.Row;
import java.util.List;
import java.util.Objects;

/** What {@code kdt help TOPIC} explains. A topic is a file of that name among the resources. */
public final class Topics {
    /** The names, in the order in which they are listed. */
    public static final List<String> ALL = List.of("pipelines", "jq", "decoding", "templates", "guarantees", "local");

    private Topics() {}

    /** The page of a topic. */
    static HelpPage page(String topic) {
        return MarkdownPage.topic(topic, Objects.requireNonNull(HelpResources.text("topics/" + topic + ".md"), topic));
    }

    /** The names with their titles. */
    static List<Row> rows() {
        return ALL.stream()
                .map(each -> new Row("  " + each, "  " + each, page(each).summary()))
                .toList();
    }
}
