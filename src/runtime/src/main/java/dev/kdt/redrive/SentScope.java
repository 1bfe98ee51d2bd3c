package dev.kdt.redrive;

/**
 * The reach of what the ledger says of a record of a stream: in another leftover it is not sent to the same target through the same
 * pipeline again.
 *
 * @param pipeline its name; empty for none
 */
record SentScope(String target, String pipeline) {
    boolean isAsItIs() {
        return pipeline.isEmpty();
    }
}
