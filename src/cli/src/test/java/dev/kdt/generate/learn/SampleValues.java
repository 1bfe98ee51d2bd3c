package dev.kdt.generate.learn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of a sample's fields, by their paths: what a learned template may say of them. */
final class SampleValues {
    /** A field with more different values has many; none of them may be in a template. */
    private static final int MANY = 20;

    /** Of a field that has many values, one that so many records share is a part of the program that wrote it. */
    private static final double SHARED = 0.05;

    /** Shorter ones are in everything. */
    private static final int SHORT = 5;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{" + SHORT + ",}");

    /** Bounds are rounded, and may be such a number. */
    private static final Pattern ROUND = Pattern.compile("-?\\d{1,6}|-?\\d+0{2,}|-?\\d+\\.(\\d{1,3}|\\d*5)");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, Integer>> values = new TreeMap<>();
    private final Map<String, Map<String, Integer>> types = new TreeMap<>();
    private final Map<String, Integer> words = new HashMap<>();
    private int records;

    /** Of these records; what is no JSON is a text. */
    static SampleValues of(List<String> lines) {
        SampleValues values = new SampleValues();
        for (String line : lines) {
            values.records++;
            values.add("", read(line));
            Set<String> once = new HashSet<>();
            Matcher word = WORD.matcher(line);
            while (word.find()) {
                once.add(word.group());
            }
            once.forEach(each -> values.words.merge(each, 1, Integer::sum));
        }
        return values;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException _) {
            return TextNode.valueOf(line);
        }
    }

    private void add(String path, JsonNode value) {
        types.computeIfAbsent(path, _ -> new TreeMap<>())
                .merge(value.getNodeType().name(), 1, Integer::sum);
        if (value.isValueNode()) {
            values.computeIfAbsent(path, _ -> new TreeMap<>()).merge(value.asText(), 1, Integer::sum);
        }
        value.properties().forEach(each -> add(path + "." + each.getKey(), each.getValue()));
        if (value.isArray()) {
            value.elements().forEachRemaining(each -> add(path + "[]", each));
        }
    }

    /** The paths with the types of their values, those aside that are rarer than {@code share} of a path's values. */
    Set<String> shape(double share) {
        Set<String> shape = new TreeSet<>();
        types.forEach((path, its) -> {
            int all = its.values().stream().mapToInt(Integer::intValue).sum();
            its.forEach((type, count) -> {
                if (count > share * all && all > share * records) {
                    shape.add(path + ": " + type);
                }
            });
        });
        return shape;
    }

    /** The values of fields that have many, and the words of single records, that are in a text. */
    Set<String> copiedTo(String text) {
        Set<String> copied = new TreeSet<>();
        values.forEach((path, its) -> {
            for (Map.Entry<String, Integer> each :
                    its.size() > MANY ? its.entrySet() : Set.<Map.Entry<String, Integer>>of()) {
                String value = each.getKey();
                boolean isTold = value.length() >= SHORT
                        && !ROUND.matcher(value).matches()
                        && each.getValue() < SHARED * records;
                if (isTold && isIn(value, text)) {
                    copied.add(path + ": " + value);
                }
            }
        });
        words.forEach((word, count) -> {
            if (count < ValueSet.OFTEN && records > MANY && !ROUND.matcher(word).matches() && isIn(word, text)) {
                copied.add("word: " + word);
            }
        });
        return copied;
    }

    private static boolean isIn(String value, String text) {
        for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            int end = at + value.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    /** How many fields have many values. */
    long fieldsOfMany() {
        return values.values().stream().filter(each -> each.size() > MANY).count();
    }
}
