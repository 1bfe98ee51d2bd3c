package dev.kdt.pipeline.step;

import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of messages what a pipeline redacts, also where a step fails before the redaction: what stands at a redacted path, or
 * anywhere under the key that such a path ends with, and data of the kinds that are detected. For one thread.
 */
public final class Concealment {
    private static final StringValue HIDDEN = StringValue.of("***");
    private static final Pattern LAST_KEY = Pattern.compile("\\.\\s*\"?([A-Za-z_]\\w*)|\\[\"([^\"\\\\]+)\"]");

    /** A value in a message of jq: {@code string ("ada@exampl...)}. */
    private static final Pattern SHOWN = Pattern.compile("\\((.*?)(\\.\\.\\.)?\\)");

    /** A shorter text may stand in a message for another reason. */
    private static final int TELLING = 4;

    private final List<Path.Walker> walkers = new ArrayList<>();
    private final Set<StringValue> keys = new HashSet<>();
    private final Set<Detector> kinds = EnumSet.noneOf(Detector.class);
    private final @Nullable Detection detection;
    private final CurrentRecord nothing = new CurrentRecord();
    private final List<String> secrets = new ArrayList<>();

    /** @param steps of the pipeline, in any order */
    public Concealment(List<Step> steps) {
        for (Step step : steps) {
            Redacted redacted = step.redacted();
            if (redacted != null) {
                kinds.addAll(redacted.kinds());
                redacted.paths().forEach(this::add);
            }
        }
        detection = kinds.isEmpty() ? null : new Detection(kinds, new Redaction.Mask(0).start());
    }

    private void add(Path path) {
        walkers.add(path.start());
        String key = null;
        for (Matcher matcher = LAST_KEY.matcher(path.source()); matcher.find(); ) {
            key = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        }
        if (key != null) {
            keys.add(StringValue.of(key));
        }
    }

    private Value conceal(Value value) {
        secrets.clear();
        Value hidden = byKey(value);
        for (Path.Walker each : walkers) {
            try {
                hidden = each.rewrite(hidden, nothing, this::hide, "");
            } catch (StepFailure _) {
                // A path that does not fit leads to nothing that is to be hidden.
            }
        }
        return detection == null ? hidden : detection.rewrite(hidden);
    }

    /** The JSON text of the value with all that is to be hidden replaced, also where it stands once more. */
    public String text(Value value) {
        return withoutSecrets(conceal(value).toString());
    }

    /** The message without what is to be hidden of the value that it is about. */
    public String conceal(String message, Value value) {
        conceal(value);
        String hidden = SHOWN.matcher(withoutSecrets(message)).replaceAll(this::shown);
        return detection == null ? hidden : ((StringValue) detection.rewrite(Value.of(hidden))).text();
    }

    private String withoutSecrets(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = secret.length() < TELLING ? hidden : hidden.replace(secret, HIDDEN.text());
        }
        return hidden;
    }

    /** A value in a message may be a secret, the start of one, or something that a secret stands in. */
    private String shown(MatchResult found) {
        String text = found.group(1).replaceAll("^\"|\"$", "");
        boolean isCut = found.group(2) != null;
        boolean tells = secrets.stream()
                .anyMatch(secret -> secret.equals(text)
                        || (isCut && secret.startsWith(text))
                        || (secret.length() >= TELLING && text.contains(secret.substring(0, TELLING))));
        return Matcher.quoteReplacement(tells ? "(" + HIDDEN.text() + ")" : found.group());
    }

    private Value hide(Value value) {
        switch (value) {
            case StringValue text -> {
                if (!text.equals(HIDDEN)) {
                    secrets.add(text.text());
                }
            }
            default -> secrets.add(value.toString());
        }
        return HIDDEN;
    }

    private Value byKey(Value value) {
        if (keys.isEmpty()) {
            return value;
        }
        return switch (value) {
            case ObjectValue object -> {
                ObjectValue hidden = object;
                for (Entries e = object.entries(); e.next(); ) {
                    hidden = hidden.with(e.key(), keys.contains(e.key()) ? hide(e.value()) : byKey(e.value()));
                }
                yield hidden;
            }
            case ArrayValue array -> {
                List<Value> hidden = new ArrayList<>(array.size());
                for (Elements e = array.elements(); e.next(); ) {
                    hidden.add(byKey(e.value()));
                }
                yield ArrayValue.of(hidden);
            }
            default -> value;
        };
    }
}
