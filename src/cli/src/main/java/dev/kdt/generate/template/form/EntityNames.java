package dev.kdt.generate.template.form;

import dev.kdt.pipeline.config.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of entities as references see it.
 *
 * @param number of the kind
 * @param with the kind that each of its entities has one of; null without
 * @param fields its fields, added as they are read
 * @param declared names of its fields, known before they are read
 * @param states names of its states; empty without
 */
public record EntityNames(
        String name,
        int number,
        Place place,
        @Nullable String with,
        Known fields,
        List<String> declared,
        List<String> states) {}
