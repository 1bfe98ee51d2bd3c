package dev.kdt.cli.host;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.RunCounters;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Loads the pipeline file of a run anew while it goes on. One that is wrong, or that the run cannot change to, changes nothing. Safe for
 * use by several threads.
 */
public final class PipelineReload {
    private final String file;
    private final PipelineChange change;
    private final RunCounters counters;
    private final Session session;
    private final Messages messages;
    private @Nullable Consumer<Pipeline> replace;
    private boolean asked;

    /**
     * A reload that nobody has asked for yet.
     *
     * @param run that has not begun yet, and has loaded the file
     * @param counters of the run
     */
    public PipelineReload(String file, LiveRun run, RunCounters counters, Session session) {
        this.file = file;
        this.change = new PipelineChange(
                run.pipeline(), run.target(), run.state().group().name());
        this.counters = counters;
        this.session = session;
        this.messages = session.messages();
    }

    /**
     * The run has begun. What it was asked for before is done now.
     *
     * @param taker of the new pipeline
     */
    public synchronized void begin(Consumer<Pipeline> taker) {
        replace = taker;
        if (asked) {
            reload(taker);
        }
    }

    /** Loads it, when the run has begun, and tells what came of it. */
    public synchronized void reload() {
        asked = true;
        if (replace != null) {
            reload(replace);
        }
    }

    private void reload(Consumer<Pipeline> taker) {
        try {
            Pipeline next = PipelineFiles.load(file, session).pipeline();
            String obstacle = change.obstacle(next);
            if (obstacle == null) {
                taker.accept(next);
                counters.addReload();
                messages.say("pipeline loaded anew from " + file + ": "
                        + Amounts.count(next.steps().size(), "step"));
            } else {
                refuse(obstacle + " (stop the run and start it again)");
            }
        } catch (PipelineException e) {
            e.problems().forEach(each -> messages.error(each.toString()));
            refuse("it is wrong");
        } catch (FlowException e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    private void refuse(String why) {
        counters.addRefusedReload();
        messages.error("pipeline not loaded anew from " + file + ", the one before goes on: " + why);
    }
}
