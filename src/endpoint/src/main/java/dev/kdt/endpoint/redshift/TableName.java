package dev.kdt.endpoint.redshift;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names from requests that become part of a statement: always quoted there. */
public record TableName(List<String> parts) {
    private static final Pattern PART =
            Pattern.compile("\\G\\s*(?:([A-Za-z_][A-Za-z0-9_$]*)|\"((?:[^\"]|\"\")+)\")\\s*");

    public TableName {
        parts = List.copyOf(parts);
    }

    /**
     * Reads {@code table} or {@code schema.table}; names without quotes are lower case, as the cluster reads them.
     *
     * @throws CopyException when it is no such name
     */
    public static TableName parse(String text) throws CopyException {
        List<String> parts = names(text, '.');
        if (parts.size() > 2) {
            throw new CopyException("'" + text + "' is neither TABLE nor SCHEMA.TABLE");
        }
        return new TableName(parts);
    }

    /** Reads a list of columns, {@code a, "B", c}; empty text gives none. */
    public static List<String> columns(String text) throws CopyException {
        return text.isBlank() ? List.of() : names(text, ',');
    }

    private static List<String> names(String text, char separator) throws CopyException {
        List<String> names = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        int at = 0;
        while (matcher.find()) {
            String plain = matcher.group(1);
            names.add(plain == null ? matcher.group(2).replace("\"\"", "\"") : plain.toLowerCase(Locale.ROOT));
            at = matcher.end();
            if (at == text.length()) {
                return names;
            }
            if (text.charAt(at) != separator) {
                break;
            }
            matcher.region(at + 1, text.length());
        }
        throw new CopyException("'" + text + "' is not a list of names separated by '" + separator
                + "' (other characters than letters, digits and _ need double quotes)");
    }

    /** Quoted, ready for a statement. */
    public String quoted() {
        return parts.stream().map(TableName::quoted).collect(Collectors.joining("."));
    }

    /** A list of names, quoted. */
    static String quoted(List<String> names) {
        return names.stream().map(TableName::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"").replace("\0", "") + '"';
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
