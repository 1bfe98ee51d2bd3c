package dev.kdt.jq;

import dev.kdt.json.StringValue;
import dev.kdt.json.Value;

/** An error that a program raised and did not catch. Its value is what {@code try … catch .} would see: mostly a string. */
public class JqException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Value value;
    private int at = -1;

    public JqException(String message) {
        this(Value.of(message));
    }

    public JqException(Value value) {
        this.value = value;
    }

    /** The value that a {@code catch} receives. Valid as long as the values of the run. */
    public Value value() {
        return value;
    }

    /** Says where in the program's text it was raised, if that is not known already; -1 says nothing. Gives this. */
    public JqException at(int index) {
        if (at < 0) {
            at = index;
        }
        return this;
    }

    /** The index in the program's text of what raised it; -1 when it is not known. */
    public int at() {
        return at;
    }

    /** The error as jq's command line tells it. */
    @Override
    public String getMessage() {
        if (value instanceof StringValue text) {
            return text.text();
        }
        return value + " (not a string)";
    }

    /** Errors are raised and caught as part of a program's work: the stack trace would cost more than the run. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
