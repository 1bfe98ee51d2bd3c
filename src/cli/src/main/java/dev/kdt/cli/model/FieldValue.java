package dev.kdt.cli.model;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * The value of an option, which is a field. Only values of the command line are known here: the field is not read, since picocli wants to
 * know nothing but the list that it made itself, to add to it.
 */
final class FieldValue implements IGetter, ISetter {
    private final Owner owner;
    private final String field;
    private @Nullable Object value;

    FieldValue(Owner owner, String field) {
        this.owner = owner;
        this.field = field;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // picocli's.
    public <T> T get() {
        return (T) value;
    }

    @Override
    public <T> T set(T changed) {
        T before = get();
        if (!field.equals(ModelBuilder.UNREAD)) {
            owner.set(field, changed);
        }
        value = changed;
        return before;
    }
}
