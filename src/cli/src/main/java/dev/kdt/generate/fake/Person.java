package dev.kdt.generate.fake;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import net.datafaker.Faker;

/**
 * Somebody made up. The mail address is one of the domains that are kept for examples (RFC 2606), so that nobody ever gets a mail.
 *
 * @param name as it is written in this locale
 */
record Person(String first, String last, String name, String email) {
    /** The parts of a person that fields may tell, by their names. */
    static final Map<String, Function<Person, String>> PARTS = parts();

    private static final List<String> HOSTS = List.of("example.com", "example.org", "example.net");

    /** Languages in which the family's name comes first. */
    private static final Set<String> FAMILY_FIRST = Set.of("hu", "ja", "ko", "vi", "zh");

    static Person of(Faker faker, Random random) {
        String first = faker.name().firstName();
        String last = faker.name().lastName();
        boolean familyFirst =
                FAMILY_FIRST.contains(faker.getContext().getLocale().getLanguage());
        String name = familyFirst ? last + " " + first : first + " " + last;
        String local = mailName(first) + "." + mailName(last);
        String mailbox = local.length() < 4 ? "user" + (1 + random.nextInt(99_999)) : local;
        return new Person(first, last, name, mailbox + "@" + host(random));
    }

    private static Map<String, Function<Person, String>> parts() {
        Map<String, Function<Person, String>> parts = new LinkedHashMap<>();
        parts.put("name", Person::name);
        parts.put("first-name", Person::first);
        parts.put("last-name", Person::last);
        parts.put("email", Person::email);
        return parts;
    }

    static String host(Random random) {
        return HOSTS.get(random.nextInt(HOSTS.size()));
    }

    private static String mailName(String name) {
        String plain =
                name.replace("ß", "ss").replace("ø", "o").replace("Ø", "o").replace("ł", "l");
        return Normalizer.normalize(plain, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
    }
}
