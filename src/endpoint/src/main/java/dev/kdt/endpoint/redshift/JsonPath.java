package dev.kdt.endpoint.redshift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path of a jsonpaths file, such as {@code $.a['b'][0]}: Amazon Redshift Database Developer Guide, "COPY from JSON format". */
record JsonPath(List<String> steps) implements JsonRows.Finder {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern STEP = Pattern.compile(
            "\\G(?:\\.([^.\\[\\]]+)|\\[\\s*'([^']*)'\\s*]|\\[\\s*\"([^\"]*)\"\\s*]|\\[\\s*(\\d{1,9})\\s*])");

    static JsonPath parse(String text) throws CopyException {
        List<String> steps = new ArrayList<>();
        int at = text.startsWith("$") ? 1 : -1;
        Matcher matcher = STEP.matcher(text);
        while (at > 0 && at < text.length() && matcher.region(at, text.length()).find()) {
            for (int group = 1; group <= 3; group++) {
                if (matcher.group(group) != null) {
                    steps.add("." + matcher.group(group));
                }
            }
            if (matcher.group(4) != null) {
                steps.add("[" + matcher.group(4));
            }
            at = matcher.end();
        }
        if (at != text.length()) {
            throw new CopyException("the jsonpath '" + text + "' is not valid (write $.name, $['name'] or $[0])");
        }
        return new JsonPath(steps);
    }

    /** The paths of a jsonpaths file. */
    static List<JsonPath> file(InputStream in) throws IOException, CopyException {
        JsonNode paths = JSON.readTree(in).path("jsonpaths");
        if (!paths.isArray()) {
            throw new CopyException("the jsonpaths file has no array \"jsonpaths\"");
        }
        List<JsonPath> all = new ArrayList<>();
        for (JsonNode path : paths) {
            all.add(parse(path.asText()));
        }
        return all;
    }

    @Override
    public @Nullable JsonNode in(JsonNode row) {
        JsonNode at = row;
        for (String step : steps) {
            String name = step.substring(1);
            at = step.charAt(0) == '[' ? at.path(Integer.parseInt(name)) : at.path(name);
        }
        return at;
    }
}
