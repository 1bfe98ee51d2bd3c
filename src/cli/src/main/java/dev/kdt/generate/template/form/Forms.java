package dev.kdt.generate.template.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of fields. */
public final class Forms {
    /** All of them, in the order of the reference. */
    public static final List<FieldForm> ALL = List.of(
            new ConstantForm(),
            new SequenceForm(),
            new UuidForm(),
            new NumberForm(),
            new BooleanForm(),
            new ChoiceForm(),
            new PatternForm(),
            new TimeForm(),
            new FakeForm(),
            new JqForm(),
            new OfForm(),
            new ObjectForm(),
            new ArrayForm(),
            new PaddingForm());

    private Forms() {}

    /** The type of that name; null when there is none. */
    static @Nullable FieldForm find(String name) {
        return ALL.stream()
                .filter(each -> each.spec().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The names of all types. */
    public static List<String> names() {
        return ALL.stream().map(each -> each.spec().name()).toList();
    }
}
