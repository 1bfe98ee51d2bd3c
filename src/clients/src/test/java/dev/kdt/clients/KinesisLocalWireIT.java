package dev.kdt.clients;

import dev.kdt.local.TestedEndpoint;
import dev.kdt.local.WireContract;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract of the wire, judged by another's idea of the service. */
class KinesisLocalWireIT extends WireContract {
    @RegisterExtension
    static final Deviations DEVIATIONS = new Deviations(Map.of(
            "aBrowserMayAskWhatItMayDo", "preflights are not found",
            "aSignatureIsInTheHeaderOrInTheQuery", "two signatures are told as one that is incomplete",
            "anUnknownOperationIsRefused", "an unknown operation is answered as a denied one",
            "bodiesThatAreNoJsonAreRefused", "SerializationException has a message of its own",
            "brokenConstraintsAreToldTogether", "constraints are told one by one, in words of its own",
            "missingOrBrokenAuthorizationIsRefused", "the parts that are missing are not all named",
            "otherMethodsAndContentTypesAreRefusedAsXml", "other methods are not found instead of denied",
            "theOldFrontEndKnowsNothing", "there is no older front end that answers other content types",
            "valuesOfTheWrongTypeAreRefusedInTheServicesWords", "SerializationException has a message of its own"));

    @Override
    protected TestedEndpoint endpoint(Path data) throws IOException {
        return KinesisLocal.start();
    }
}
