package dev.kdt.generate.template.form;

import dev.kdt.generate.fake.FakeException;
import dev.kdt.generate.fake.Fakes;
import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Node;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code fake}. */
final class FakeForm implements FieldForm {
    private static final int MOST = 100_000;

    @Override
    public FormSpec spec() {
        return new FormSpec(
                "fake",
                List.of(ParamType.TEXT),
                List.of(),
                List.of(
                        ParamSpec.of(
                                "locale",
                                ParamType.TEXT,
                                "Language and country, such as de-AT; the file's locale, or en."),
                        ParamSpec.of(
                                "pool",
                                ParamType.WHOLE,
                                "How many different texts are made, once, to draw from; " + Fakes.POOL + ".")),
                "A made-up text: " + String.join(", ", Fakes.names())
                        + "; or Provider.method of Datafaker, such as Beer.name. Names and mail addresses beside each"
                        + " other are of the same person. In entities, no text comes again before the pool is used up;"
                        + " mail addresses and phone numbers never do: they get other digits.",
                List.of("{ fake: name }", "{ fake: city, locale: de-AT, pool: 200 }", "{ fake: Beer.name }"));
    }

    @Override
    public @Nullable Field read(Node value, Node.Mapping field, FieldScope scope) {
        Node.Scalar name = scope.read().text(value, scope.subject());
        Node pool = field.get("pool");
        Long size = pool == null ? Long.valueOf(Fakes.POOL) : Whole.atLeast(1, pool, scope.in("pool"));
        Node locale = field.get("locale");
        Node.Scalar own = locale == null
                ? null
                : scope.read().text(locale, scope.in("locale").subject());
        if (name == null || size == null || (locale != null && own == null)) {
            return null;
        }
        if (size > MOST) {
            scope.in("pool").problem(Objects.requireNonNull(pool).place(), "must be at most " + MOST);
            return null;
        }
        String tag = own != null
                ? own.text()
                : Objects.requireNonNullElse(scope.compilation().locale(), "en");
        try {
            if (own != null) {
                Fakes.requireLocale(tag);
            }
            Fakes fakes = scope.compilation().fakes();
            Locale language = Locale.forLanguageTag(tag);
            String place = scope.place();
            return scope.owner() == null || place == null
                    ? fakes.field(name.text(), language, size.intValue(), place)
                    : fakes.ofEntity(name.text(), language, size.intValue(), place, scope.subject());
        } catch (FakeException e) {
            scope.problem(own != null && e.isOfLocale() ? own.place() : value.place(), String.valueOf(e.getMessage()));
            return null;
        }
    }
}
