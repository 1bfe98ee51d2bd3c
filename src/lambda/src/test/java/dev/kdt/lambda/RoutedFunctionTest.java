package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A function whose pipeline sends some results to a stream of their own. */
@Timeout(120)
class RoutedFunctionTest extends FaultyServicesRig {
    private static final String ROUTE =
            "steps: [{route: {to: 'select(.n > 1) | \"many\"', targets: {many: 'kinesis:%s'}}}, {map: '{id}'}]\n";

    @BeforeEach
    void route() {
        pipeline = ROUTE.formatted("aside");
    }

    /** The ids are 0, 1, …; every third record goes to the stream. */
    private static String event(int count) {
        return StreamEvents.of(IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"n\":" + (i % 3 == 2 ? 2 : 1) + "}")
                .toArray(String[]::new));
    }

    private static List<String> ids(int count, boolean routed) {
        return IntStream.range(0, count)
                .filter(i -> (i % 3 == 2) == routed)
                .mapToObj(Integer::toString)
                .sorted()
                .toList();
    }

    private List<String> aside() {
        return endpoint.records("aside").stream()
                .map(each -> each.data().toText().replaceAll("\\D", ""))
                .sorted()
                .toList();
    }

    @Test
    void sendsEachResultWhereItIsRouted() throws Exception {
        assertEquals(NOTHING_FAILED, handle(handler(), event(9)));
        assertEquals(ids(9, false), delivered());
        assertEquals(ids(9, true), aside());
        assertEquals(3, line().path("routed").path("kinesis:aside").asInt(), log::toString);
    }

    /** What the other target took is not taken back: it may come twice, and nothing is lost. */
    @Test
    void namesTheFirstRecordThatOneOfTheTargetsDidNotTake() throws Exception {
        faultsUntilDeadline = 3;
        endpoint.addFault("unavailable op=PutRecords");
        KinesisHandler handler = handler();
        assertEquals(again(102), handle(handler, event(9)));
        assertEquals(ids(9, false), delivered());
        assertEquals(List.of(), aside());
    }

    @Test
    void doesNotStartWhenATargetIsNotThere() {
        pipeline = ROUTE.formatted("nowhere");
        FunctionStartException refused = assertThrows(FunctionStartException.class, this::handler);
        assertTrue(
                String.valueOf(refused.getMessage()).startsWith("route 'many': stream 'nowhere' not found"),
                refused.getMessage());
    }
}
