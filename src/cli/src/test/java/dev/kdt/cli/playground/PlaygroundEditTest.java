package dev.kdt.cli.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps that are added and edited in the playground. */
class PlaygroundEditTest extends PlaygroundRig {
    @Test
    void addsAStepThatIsTriedWhileItIsTyped() throws Exception {
        play(FILTERED, "{\"qty\":1,\"price\":2}");
        screen.await("= {\"total\":2}");
        screen.type("\u001b[200~q\u001b[201~");
        screen.await("pasted text is not taken for keys");
        screen.type("a");
        screen.await("jq> .");
        screen.type("total");
        screen.await("jq> .total");
        screen.await("= 2");
        screen.type(" + ");
        screen.await("jq:1:10: expected a value");
        screen.await("= 2");
        screen.type("\u001b[200~5\r\n\u001b[201~");
        screen.await("= 7");
        screen.type("\u001b[D\u001b[D\u007f*");
        screen.await("jq> .total * 5");
        screen.type("\r");
        screen.await("n next");
        screen.await("jq> .total * 5");
        screen.type("e\u0015.nothing");
        screen.await("= null");
        screen.type("\u001b");
        screen.await("n next");
        screen.await("= 10");
        screen.type("q");
        player.join(10_000);
        assertEquals(List.of("added step: .total * 5"), draft.changesSince("."));
    }

    @Test
    void editsTheStepThatTheRecordCameTo() throws Exception {
        play(FILTERED, "{\"qty\":1,\"price\":2}", "{\"qty\":{},\"price\":2}");
        screen.await("failed at 1:50");
        screen.type("e");
        screen.await("map> {total: (.qty * .price)}");
        screen.type("\u0015.price");
        screen.await("2 kept, 0 dropped, 0 failed");
        screen.await("map: .price");
        screen.type("\t");
        screen.await("jq> .");
        screen.type("\t");
        screen.await("filter> .qty > 0");
        screen.type("\u0015.qty");
        screen.await("filter: select(.qty)");
        screen.type(" + 9\u001b");
        screen.await("filter: select(.qty > 0)");
        screen.await("edited: map");
        screen.type("e\u0015\r");
        screen.await("failed at 1:50");
        screen.type("e\u0015[\r");
        screen.await("jq:1:2");
        screen.type("e\u0015.qty\r");
        screen.await("map: .qty");
        screen.type("q");
        player.join(10_000);
        assertEquals(List.of("step 'map': .qty"), draft.changesSince("."));
    }

    @Test
    void leavesOutTheEditOfAStepThatChangesInTheFile() throws Exception {
        play("steps: [{map: .a}]", "{\"a\":1,\"b\":2,\"c\":3}");
        screen.await("= 1");
        screen.type("e\u007fb\r");
        screen.await("= 2");
        recipe.yaml = "steps: [{map: .c}]";
        screen.await("= 3");
        screen.await("step 'map' has changed in the file: the edit of it is not used");
        recipe.yaml = "steps: [{filter: .c}, {map: .a}]";
        screen.await("= 2");
    }

    @Test
    void editsTheLinesOfABlock() throws Exception {
        play("steps:\n  - map: |\n      # twice\n      . *\n       2\n", "21");
        screen.await("= 42");
        screen.type("e");
        screen.await("map> # twice\n. *\n 2");
        screen.type("\r");
        screen.await("record 1 of 1, failures first\n");
        screen.type("e0\r");
        screen.await("= 420");
        screen.await("record 1 of 1, failures first, edited: map\n");
    }

    @Test
    void editsLongTextsWithTheCursorInSight() throws Exception {
        String text = "[1,2,3," + " ".repeat(200) + "4]";
        play("steps: [{map: '" + text + "'}]", "1");
        screen.await("= [1,2,3,4]");
        screen.type("e");
        screen.await("map> [1,2,3,");
        screen.type("\u007f,5]");
        screen.await("= [1,2,3,4,5]");
        screen.type("\u0001\u001b[C0,\r");
        screen.await("= [0,1,2,3,4,5]");
    }
}
