package dev.kdt.jq;

import dev.kdt.jq.PatternReference.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes the parts of a pattern as a regular expression; with the flag {@code x}, spaces and comments between them at random. */
final class PatternText {
    private static final List<String> GAPS = List.of(" ", "\t", " \n", "# (b[*\n");

    private final StringBuilder out = new StringBuilder();
    private final List<@Nullable String> names = new ArrayList<>();
    private final Random random;
    private final boolean isExtended;

    PatternText(Random random, boolean isExtended) {
        this.random = random;
        this.isExtended = isExtended;
    }

    String source() {
        return out.toString();
    }

    /** The names of the captures by number, from 1; null for captures without one. */
    List<@Nullable String> names() {
        return names;
    }

    void write(Part part) {
        gap();
        switch (part) {
            case Part.One one -> out.append(one.source());
            case Part.At place -> out.append(place.source());
            case Part.Sequence sequence -> sequence.parts().forEach(this::writeInside);
            case Part.Choice choice -> {
                for (int i = 0; i < choice.parts().size(); i++) {
                    out.append(i == 0 ? "" : "|");
                    write(choice.parts().get(i));
                }
            }
            case Part.Repeat repeat -> {
                writeWhole(repeat.body());
                gap();
                out.append(random.nextBoolean() ? interval(repeat) : sign(repeat))
                        .append(repeat.lazy() ? "?" : "");
            }
            case Part.Group group -> {
                names.add(group.name());
                bracket(group.name() == null ? "(" : "(?<" + group.name() + ">", group.body());
            }
            case Part.Ahead ahead -> bracket(ahead.wanted() ? "(?=" : "(?!", ahead.body());
            case Part.Behind behind -> bracket(behind.wanted() ? "(?<=" : "(?<!", behind.body());
        }
        gap();
    }

    private void gap() {
        if (isExtended && random.nextInt(4) == 0) {
            out.append(GAPS.get(random.nextInt(GAPS.size())));
        }
    }

    private static String interval(Part.Repeat repeat) {
        return "{" + repeat.min() + "," + (repeat.max() == Integer.MAX_VALUE ? "" : repeat.max()) + "}";
    }

    private static String sign(Part.Repeat repeat) {
        if (repeat.max() == Integer.MAX_VALUE && repeat.min() <= 1) {
            return repeat.min() == 0 ? "*" : "+";
        }
        return repeat.min() == 0 && repeat.max() == 1 ? "?" : interval(repeat);
    }

    private void writeInside(Part part) {
        if (part instanceof Part.Choice) {
            bracket("(?:", part);
        } else {
            write(part);
        }
    }

    private void writeWhole(Part part) {
        if (part instanceof Part.One || part instanceof Part.Group) {
            write(part);
        } else {
            bracket("(?:", part);
        }
    }

    private void bracket(String open, Part body) {
        out.append(open);
        write(body);
        out.append(')');
    }
}
