package dev.kdt.generate.template.form;

import dev.kdt.generate.fake.Fakes;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.config.FieldReader;
import dev.kdt.pipeline.config.Problems;
import dev.kdt.pipeline.config.Surroundings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of a template file while it is read. */
public final class Compilation {
    private final Surroundings surroundings;
    private final Problems problems;
    private final FieldReader read;
    private final List<Expression> expressions = new ArrayList<>();
    private final Map<String, EntityNames> entities = new LinkedHashMap<>();
    private final Fakes fakes = new Fakes();
    private @Nullable String locale;
    private int places;

    public Compilation(Surroundings surroundings, Problems problems) {
        this.surroundings = surroundings;
        this.problems = problems;
        this.read = new FieldReader(surroundings, problems);
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Problems problems() {
        return problems;
    }

    public FieldReader read() {
        return read;
    }

    /** The locale of made-up names; null when the file gives none. */
    public @Nullable String locale() {
        return locale;
    }

    public void localeIs(@Nullable String given) {
        locale = given;
    }

    /** Made-up texts; fields of the file share their pools. */
    Fakes fakes() {
        return fakes;
    }

    /** The kinds of entities by their names, as they are known so far. */
    public Map<String, EntityNames> entities() {
        return entities;
    }

    /** The number of an expression that fields run. */
    int number(Expression expression) {
        expressions.add(expression);
        return expressions.size() - 1;
    }

    public List<Expression> expressions() {
        return expressions;
    }

    /** One more place that is kept. */
    int newPlace() {
        return places++;
    }

    public int places() {
        return places;
    }
}
