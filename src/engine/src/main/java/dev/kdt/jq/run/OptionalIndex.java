package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** {@code target[key]?}: gives nothing where the key does not fit. Errors of its parts are not its own. */
final class OptionalIndex extends Index {
    OptionalIndex(Node target, Node key, int place) {
        super(target, key, place);
    }

    @Override
    @Nullable
    Value get(Machine machine, Value from, Value step) throws BudgetException {
        try {
            return Access.get(machine, from, step);
        } catch (BudgetException e) {
            throw e;
        } catch (JqException e) {
            return null;
        }
    }
}
