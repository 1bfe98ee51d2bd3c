package dev.kdt.generate.template.form;

import dev.kdt.generate.pattern.PatternException;
import dev.kdt.generate.pattern.PatternField;
import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code pattern}. */
final class PatternForm implements FieldForm {
    @Override
    public FormSpec spec() {
        return new FormSpec(
                "pattern",
                List.of(ParamType.TEXT),
                List.of(),
                List.of(),
                "A text that matches a regular expression.",
                List.of("{ pattern: \"[A-Z]{3}-[0-9]{4}\" }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        Node.Scalar text = scope.read().text(value, scope.subject());
        if (text == null) {
            return null;
        }
        try {
            return new PatternField(text.text());
        } catch (PatternException e) {
            Place place = text.textPlace();
            boolean oneLine = text.text().indexOf('\n') < 0;
            scope.problem(
                    oneLine ? new Place(place.file(), place.line(), place.column() + e.index()) : place,
                    "impossible pattern: " + e.getMessage());
            return null;
        }
    }
}
