package dev.kdt.cli.host;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.FlowException;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import java.util.function.Consumer;

/** Loads the pipeline file of a run anew while it goes on. One that is wrong, or that the run cannot change to, changes nothing. */
public final class PipelineReload {
    private final String file;
    private final PipelineChange change;
    private final Consumer<Pipeline> replace;
    private final Session session;
    private final Messages messages;

    /** @param replace takes the new pipeline */
    public PipelineReload(String file, LiveRun run, Consumer<Pipeline> replace, Session session) {
        this.file = file;
        this.change = new PipelineChange(
                run.pipeline(), run.target(), run.state().group().name());
        this.replace = replace;
        this.session = session;
        this.messages = session.messages();
    }

    /** Loads it, and tells what came of it. */
    public synchronized void reload() {
        try {
            Pipeline next = PipelineFiles.load(file, session).pipeline();
            String obstacle = change.obstacle(next);
            if (obstacle == null) {
                replace.accept(next);
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
        messages.error("pipeline not loaded anew from " + file + ", the one before goes on: " + why);
    }
}
