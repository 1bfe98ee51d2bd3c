package dev.kdt.cli.viewer;

import dev.kdt.cli.screen.EditKey;
import dev.kdt.cli.screen.TypedText;
import org.jspecify.annotations.Nullable;

/** A filter while it is typed: it is applied before each picture, when it is right. For one thread. */
final class FilterEditor {
    private final Filters.Kind kind;
    private final Filters filters;
    private final String before;
    private final TypedText text;
    private @Nullable String error;
    private boolean isApplied = true;

    FilterEditor(Filters.Kind kind, Filters filters) {
        this.kind = kind;
        this.filters = filters;
        this.before = filters.source(kind);
        this.text = new TypedText(before);
    }

    /** Why the text as it is cannot be applied; null when it is. */
    @Nullable
    String error() {
        return error;
    }

    /** Has the effect of a key; returns whether the user is done. */
    boolean type(EditKey key, String typed) {
        return switch (key) {
            case ACCEPT -> {
                apply();
                yield error == null;
            }
            case CANCEL -> {
                filters.apply(kind, before);
                yield true;
            }
            case INSERT, LEFT, RIGHT, HOME, END, BACKSPACE, DELETE, CLEAR, TAB, OTHER -> {
                text.edit(key, typed);
                isApplied = false;
                yield false;
            }
        };
    }

    /** Applies the text as it is now. Who types quickly does not wait for what comes of each key. */
    void apply() {
        if (!isApplied) {
            isApplied = true;
            error = filters.apply(kind, text.text());
        }
    }

    TypedText.Area area(int columns, int mostRows) {
        return text.area(kind.key() + " ", columns, mostRows);
    }
}
