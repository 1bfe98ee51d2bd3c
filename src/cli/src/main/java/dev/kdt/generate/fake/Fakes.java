package dev.kdt.generate.fake;

import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Suggestion;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import net.datafaker.Faker;

/**
 * Fields of made-up texts. Each is a pool that is sampled once, and is the same in all runs: a template's seed says which of its
 * texts are drawn. Fields of the same kind, locale and size share a pool. Not safe for use by several threads.
 */
public final class Fakes {
    /** The number of texts in a pool when a template does not give it. */
    public static final int POOL = 1_000;

    /** How many texts are made for each one that is not there yet; countries, for one, come to an end. */
    private static final int TRIES = 5;

    private final Map<Key, Field> fields = new HashMap<>();

    private record Key(String name, Locale locale, int pool) {}

    /** The kinds that have a name; there are more, as {@code Provider.method} of Datafaker. */
    public static List<String> names() {
        return List.copyOf(FakeNames.NAMES);
    }

    /**
     * A field of one kind.
     *
     * @param name one of {@link #names}, or {@code Provider.method} of Datafaker
     * @param pool at most so many different texts
     * @throws FakeException when there is no such kind, or nothing in this locale
     */
    public Field field(String name, Locale locale, int pool) throws FakeException {
        Key key = new Key(name, locale, pool);
        Field known = fields.get(key);
        if (known != null) {
            return known;
        }
        Field field = new PoolField(sample(name, locale, pool));
        fields.put(key, field);
        return field;
    }

    private Set<String> sample(String name, Locale locale, int pool) throws FakeException {
        Random random = new Random(name.hashCode());
        Supplier<String> texts = texts(name, locale, random);
        Set<String> sample = new LinkedHashSet<>();
        for (long i = 0; i < (long) TRIES * pool && sample.size() < pool; i++) {
            sample.add(texts.get());
        }
        return sample;
    }

    private Supplier<String> texts(String name, Locale locale, Random random) throws FakeException {
        FakeLocales.require(locale);
        Faker faker = new Faker(locale, random);
        Supplier<String> named = FakeNames.texts(name, faker, random);
        if (named != null) {
            return named;
        }
        if (!name.contains(".")) {
            throw new FakeException("there is no fake '" + name + "'" + Suggestion.among(names(), name)
                    + "; others are written as Provider.method of Datafaker, such as Beer.name");
        }
        return ProviderMethod.of(name, faker);
    }
}
