package dev.kdt.jq.run;

import dev.kdt.jq.JqException;

/** A program took more than it was given. It cannot catch that. */
public final class BudgetException extends JqException {
    private static final long serialVersionUID = 1L;

    public BudgetException(String message) {
        super(message);
    }
}
