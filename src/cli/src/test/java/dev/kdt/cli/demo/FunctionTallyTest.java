package dev.kdt.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.endpoint.event.EndpointEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionTallyTest {
    private final FunctionTally tally = new FunctionTally();

    private void logged(String line) {
        tally.happened(new EndpointEvent.FunctionLogged("clean", line));
    }

    @Test
    void addsWhatIsReportedOfInvocations() {
        logged("{\"event\":\"invocation\",\"delivered\":3,\"Parked\":1,\"droppedBy\":{\"filter\":2}}");
        logged("{\"event\":\"invocation\",\"delivered\":4,\"Parked\":0,\"droppedBy\":{\"filter\":1,\"sample\":5}}");
        assertEquals(7, tally.delivered());
        assertEquals(1, tally.parked());
        assertEquals(Map.of("filter", 3L, "sample", 5L), tally.dropped());
        assertEquals(16, tally.settled());
    }

    @Test
    void passesOverEverythingElse() {
        logged("START RequestId: 1 Version: $LATEST");
        logged("{\"event\":\"warning\",\"delivered\":3}");
        logged("{broken");
        tally.happened(new EndpointEvent.Damage("{\"event\":\"invocation\",\"delivered\":3}"));
        assertEquals(0, tally.settled());
    }
}
