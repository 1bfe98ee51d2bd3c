package dev.kdt.local.function;

import java.util.UUID;

/**
 * One call of a function.
 *
 * @param event the JSON that the function is handed
 * @param requestId the call's id
 * @param clientContext JSON that the caller sends along; empty for none
 * @param wantsLog whether the caller wants the end of the call's log
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy of 6 MB would be waste.
public record Call(byte[] event, String requestId, String clientContext, boolean wantsLog) {
    /** A call of an event, and nothing besides. */
    public static Call of(byte[] event) {
        return new Call(event, UUID.randomUUID().toString(), "", false);
    }
}
