package dev.kdt.clients.dynamodb;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Whether an item is as a request wants it. An item that is not there is an empty one. */
interface Condition {
    Condition ALWAYS = _ -> true;

    boolean test(ObjectNode item) throws TableException;

    default Condition and(Condition other) {
        return item -> test(item) && other.test(item);
    }

    default Condition or(Condition other) {
        return item -> test(item) || other.test(item);
    }

    default Condition not() {
        return item -> !test(item);
    }
}
