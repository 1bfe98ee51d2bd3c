package dev.kdt.generate.template.form;

import dev.kdt.generate.time.TimeFormat;
import dev.kdt.generate.time.TimeFormatException;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads formats of times. */
final class TimeFormats {
    private static final String ISO = "iso";

    private TimeFormats() {}

    /** The format, that of ISO 8601 when none is given; null when something is wrong. */
    static @Nullable TimeFormat read(@Nullable Node node, FieldScope scope) {
        Node.Scalar text = node == null ? null : scope.read().text(node, scope.subject());
        if (node != null && text == null) {
            return null;
        }
        try {
            return TimeFormat.of(text == null ? ISO : text.text());
        } catch (TimeFormatException e) {
            Node.Scalar given = Objects.requireNonNull(text);
            Place place = given.textPlace();
            scope.problem(
                    new Place(place.file(), place.line(), place.column() + e.index()),
                    e.getMessage() + "; or by name: " + String.join(", ", TimeFormat.NAMES));
            return null;
        }
    }
}
