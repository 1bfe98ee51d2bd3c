package dev.kdt.local.firehose;

import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;

/** The rules for a {@code DeliveryStreamEncryptionConfigurationInput} besides its shape. */
final class EncryptionRules {
    private EncryptionRules() {}

    static void check(Params encryption) {
        boolean customer = encryption.text("KeyType").equals("CUSTOMER_MANAGED_CMK");
        if (customer && !encryption.has("KeyARN")) {
            throw ServiceException.invalidArgument("KeyARN must be specified when KeyType is CUSTOMER_MANAGED_CMK.");
        }
        if (!customer && encryption.has("KeyARN")) {
            throw ServiceException.invalidArgument("KeyARN must not be specified when KeyType is AWS_OWNED_CMK.");
        }
    }
}
