package dev.kdt.generate.learn;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Made-up data that fits a field by its name, such as a city. */
final class FakeByName {
    private static final Map<String, String> BY_NAME = Map.ofEntries(
            Map.entry("name", "name"),
            Map.entry("full name", "name"),
            Map.entry("user name", "name"),
            Map.entry("customer name", "name"),
            Map.entry("display name", "name"),
            Map.entry("contact", "name"),
            Map.entry("first name", "first-name"),
            Map.entry("firstname", "first-name"),
            Map.entry("given name", "first-name"),
            Map.entry("last name", "last-name"),
            Map.entry("lastname", "last-name"),
            Map.entry("surname", "last-name"),
            Map.entry("family name", "last-name"),
            Map.entry("street", "street"),
            Map.entry("address", "street"),
            Map.entry("city", "city"),
            Map.entry("town", "city"),
            Map.entry("zip", "postcode"),
            Map.entry("zip code", "postcode"),
            Map.entry("postcode", "postcode"),
            Map.entry("postal code", "postcode"),
            Map.entry("country", "country"),
            Map.entry("company", "company"),
            Map.entry("product", "product"),
            Map.entry("product name", "product"),
            Map.entry("department", "department"),
            Map.entry("colour", "colour"),
            Map.entry("color", "colour"));

    private FakeByName() {}

    /** The fake for a field; null when its name tells none. */
    static @Nullable String of(FieldPlace place) {
        String name = PersonalData.words(place.name());
        String fake = BY_NAME.get(name);
        String parent = PersonalData.words(place.parent());
        return name.equals("name") && BY_NAME.containsKey(parent) && !parent.contains("name")
                ? BY_NAME.get(parent)
                : fake;
    }
}
