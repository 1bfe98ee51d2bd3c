package dev.kdt.generate.fake;

import dev.kdt.generate.value.Field;
import dev.kdt.pipeline.config.Suggestion;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import net.datafaker.Faker;
import org.jspecify.annotations.Nullable;

/**
 * Fields of made-up texts. Each is a pool that is sampled once, and is the same in all runs: a template's seed says which of its
 * texts are drawn. Fields of the same kind, locale and size share a pool. Not safe for use by several threads.
 */
public final class Fakes {
    /** The number of texts in a pool when a template does not give it. */
    public static final int POOL = 1_000;

    /** How many texts are made for each one that is not there yet; countries, for one, come to an end. */
    private static final int TRIES = 5;

    private final Map<Pool, Texts> texts = new HashMap<>();
    private final Map<Pool, Collection<Person>> people = new HashMap<>();

    /** Which texts, and how many of them. */
    private record Pool(String name, Locale locale, int size) {}

    /** The kinds that have a name; there are more, as {@code Provider.method} of Datafaker. */
    public static List<String> names() {
        return List.copyOf(FakeNames.NAMES);
    }

    /**
     * Checks that there are texts in a locale.
     *
     * @param tag of the locale, as a template writes it
     * @throws FakeException when there are none
     */
    public static void requireLocale(String tag) throws FakeException {
        FakeLocales.require(Locale.forLanguageTag(tag), tag);
    }

    /**
     * A field of one kind, in records.
     *
     * @param name one of {@link #names}, or {@code Provider.method} of Datafaker
     * @param size at most so many different texts
     * @param place names, parts of names and mail addresses of the same place, such as an object, are of the same person; null when
     *     each is of another
     * @throws FakeException when there is no such kind, or nothing in this locale
     */
    public Field field(String name, Locale locale, int size, @Nullable String place) throws FakeException {
        Texts known = known(new Pool(name, locale, size));
        return place == null || !Person.PARTS.containsKey(name) ? new PoolField(known) : new PersonField(known, place);
    }

    /**
     * A field of one kind, in entities: each has another text until all are used up.
     *
     * @param place as for records
     * @param field names it among the fields of the entity
     * @throws FakeException as for records
     */
    public Field ofEntity(String name, Locale locale, int size, String place, String field) throws FakeException {
        return new OwnText(known(new Pool(name, locale, size)), Person.PARTS.containsKey(name) ? place : field);
    }

    private Texts known(Pool pool) throws FakeException {
        Texts known = texts.get(pool);
        if (known == null) {
            FakeLocales.require(pool.locale());
            Function<Person, String> part = Person.PARTS.get(pool.name());
            known = new Texts(
                    part == null
                            ? sample(pool)
                            : people(pool).stream().map(part).toList(),
                    Variation.of(pool.name()));
            texts.put(pool, known);
        }
        return known;
    }

    private static Collection<String> sample(Pool pool) throws FakeException {
        Random random = new Random(pool.name().hashCode());
        Supplier<String> made = texts(pool.name(), new Faker(pool.locale(), random), random);
        Variation variation = Variation.of(pool.name());
        Map<String, String> sample = new LinkedHashMap<>();
        for (long i = 0; i < (long) TRIES * pool.size() && sample.size() < pool.size(); i++) {
            String text = made.get();
            sample.putIfAbsent(variation.distinct(text), text);
        }
        return sample.values();
    }

    private Collection<Person> people(Pool pool) {
        return people.computeIfAbsent(new Pool("", pool.locale(), pool.size()), each -> {
            Random random = new Random(Person.class.getSimpleName().hashCode());
            Faker faker = new Faker(each.locale(), random);
            Map<String, Person> byName = new LinkedHashMap<>();
            Set<String> addresses = new HashSet<>();
            for (long i = 0; i < (long) TRIES * each.size() && byName.size() < each.size(); i++) {
                Person made = Person.of(faker, random);
                if (!byName.containsKey(made.name()) && addresses.add(made.email())) {
                    byName.put(made.name(), made);
                }
            }
            return byName.values();
        });
    }

    private static Supplier<String> texts(String name, Faker faker, Random random) throws FakeException {
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
