package dev.kdt.generate.template.form;

import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import org.jspecify.annotations.Nullable;

/** A type of fields as template files write it. */
public interface FieldForm {
    FormSpec spec();

    /**
     * Compiles a field.
     *
     * @param value what stands behind the type's name
     * @param field the whole mapping, with what stands beside
     * @return null when something is wrong; then problems were added
     */
    @Nullable
    Field read(Node value, Node.Mapping field, FieldScope scope);
}
