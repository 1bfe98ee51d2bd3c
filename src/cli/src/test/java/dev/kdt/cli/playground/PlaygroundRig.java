package dev.kdt.cli.playground;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.ScreenColors;
import dev.kdt.cli.screen.VirtualScreen;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.Stop;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Jq;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineText;
import dev.kdt.pipeline.Trial;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The playground on a terminal that is not there, with a pipeline that is a text. */
abstract class PlaygroundRig {
    static final int COLUMNS = 100;
    static final int ROWS = 24;
    static final String FILTERED = "steps: [{filter: .qty > 0}, {map: '{total: (.qty * .price)}'}]";

    final TypedRecipe recipe = new TypedRecipe();

    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    final Stop stop = new Stop();

    Workbench.Extent extent = Workbench.Extent.ALL;

    VirtualScreen screen;

    Thread player = new Thread();

    volatile Draft draft = Draft.of("");

    @BeforeEach
    final void start() throws IOException {
        screen = new VirtualScreen(COLUMNS, ROWS);
    }

    @AfterEach
    final void leave() throws Exception {
        screen.type("q");
        player.join(10_000);
        assertFalse(player.isAlive());
        screen.close();
    }

    /** A recipe whose file is a text. */
    static final class TypedRecipe implements Recipe {
        volatile String yaml = "steps: []";
        volatile String made = "";
        volatile String warning = "";

        @Override
        public String title() {
            return "samples/orders.yaml";
        }

        @Override
        public String expression() {
            return ".";
        }

        @Override
        public boolean hasChanged() {
            return !yaml.equals(made);
        }

        @Override
        public Pipeline make(Consumer<String> warnings) throws PipelineException {
            made = yaml;
            if (!warning.isEmpty()) {
                warnings.accept(warning);
            }
            return Trial.read(made).pipeline();
        }

        @Override
        public Expression compile(String source) {
            try {
                return Jq.compile(source, Scope.pure());
            } catch (JqSyntaxException e) {
                throw new UsageException("jq:" + e.located());
            }
        }

        @Override
        public Revision revision(Draft draft) {
            try {
                PipelineText text = new PipelineText(title(), yaml);
                for (Map.Entry<Integer, Draft.Edit> each :
                        draft.editsIn(Trial.read(yaml).pipeline()).entrySet()) {
                    text = text.withExpression(
                            each.getKey(),
                            each.getValue().original(),
                            each.getValue().text());
                }
                return new Revision(yaml, (draft.adds() ? text.withMap(draft.added()) : text).text());
            } catch (PipelineException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void write(Revision revision) {
            if (!revision.before().equals(yaml)) {
                throw new UsageException("the file has changed");
            }
            yaml = revision.after();
        }
    }

    final void play(String yaml, String... lines) {
        recipe.yaml = yaml;
        List<KinesisRecord> pieces = new ArrayList<>();
        for (String line : lines) {
            pieces.add(KinesisRecord.of(Position.inFile("orders.ndjson", pieces.size() + 1), Slice.utf8(line)));
        }
        play(pieces);
    }

    final void play(List<KinesisRecord> pieces) {
        Workbench bench = new Workbench(recipe, pieces, extent, InputFormat.NDJSON.unwrapper(), clock);
        player = Thread.ofPlatform().daemon().start(() -> {
            try (FullScreen terminal = FullScreen.on(screen.terminal(), ScreenColors.COLORED)) {
                draft = Playground.play(terminal, bench, stop);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
