package dev.kdt.generate.fake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.function.Supplier;
import net.datafaker.Faker;
import org.jspecify.annotations.Nullable;

/** The kinds of made-up texts that have a name of their own. */
final class FakeNames {
    private static final Map<String, Function<Source, String>> BY_NAME = byName();

    static final SequencedSet<String> NAMES = names();

    /** The maker of texts, with the generator that it draws from. */
    private record Source(Faker faker, Random random) {}

    private FakeNames() {}

    private static SequencedSet<String> names() {
        LinkedHashSet<String> names = new LinkedHashSet<>(Person.PARTS.keySet());
        names.addAll(BY_NAME.keySet());
        return Collections.unmodifiableSequencedSet(names);
    }

    /** Makes texts of this kind, which is not of a person; null when there is no such name. */
    static @Nullable Supplier<String> texts(String name, Faker faker, Random random) {
        Function<Source, String> maker = BY_NAME.get(name);
        Source source = new Source(faker, random);
        return maker == null ? null : () -> maker.apply(source);
    }

    private static Map<String, Function<Source, String>> byName() {
        Map<String, Function<Source, String>> makers = new LinkedHashMap<>();
        makers.put("street", from -> from.faker().address().streetAddress());
        makers.put("city", from -> from.faker().address().city());
        makers.put("postcode", from -> from.faker().address().zipCode());
        makers.put("country", from -> from.faker().address().country());
        makers.put("country-code", from -> from.faker().address().countryCode());
        makers.put("phone", from -> from.faker().phoneNumber().phoneNumber());
        makers.put("company", from -> from.faker().company().name());
        makers.put("product", from -> from.faker().commerce().productName());
        makers.put("department", from -> from.faker().commerce().department());
        makers.put("colour", from -> from.faker().color().name());
        makers.put("user-agent", from -> UserAgents.next(from.random()));
        makers.put("ipv4", from -> DocumentationAddress.ipv4(from.random()));
        makers.put("ipv6", from -> DocumentationAddress.ipv6(from.random()));
        makers.put("word", from -> from.faker().lorem().word());
        makers.put("sentence", from -> from.faker().lorem().sentence());
        makers.put(
                "url",
                from -> "https://www." + Person.host(from.random()) + "/"
                        + from.faker().lorem().word() + "/"
                        + from.faker().lorem().word());
        return makers;
    }
}
