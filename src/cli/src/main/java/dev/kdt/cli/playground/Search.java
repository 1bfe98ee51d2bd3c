package dev.kdt.cli.playground;

import dev.kdt.pipeline.report.Story;
import java.util.regex.Pattern;

/**
 * A search for records that contain a text.
 *
 * @param text without capital letters it is found in any case
 * @param pattern that finds it
 */
record Search(String text, Pattern pattern) {
    static Search of(String text) {
        boolean hasCapitals = text.chars().anyMatch(Character::isUpperCase);
        int anyCase = hasCapitals ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return new Search(text, Pattern.compile(text, Pattern.LITERAL | anyCase));
    }

    /** Whether it is in the record's place, its value, its results, or its failure. */
    boolean isIn(Story story) {
        String value = story.decoded() == null
                ? story.record().data().toText()
                : story.decoded().toString();
        return isIn(value)
                || isIn(story.record().position().inWords())
                || (story.failure() != null && isIn(story.failure().located()))
                || story.results().stream().anyMatch(each -> isIn(each.value().toString()));
    }

    private boolean isIn(String larger) {
        return pattern.matcher(larger).find();
    }
}
