package dev.kdt.cli.command.top;

import dev.kdt.cli.host.LoadReading;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.Notices;
import dev.kdt.cli.screen.ScreenLoop;
import dev.kdt.cli.top.AdviceText;
import dev.kdt.cli.top.TopProgram;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Stop;
import dev.kdt.load.Advice;
import dev.kdt.load.Advisor;
import dev.kdt.load.LoadMeter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Shows the load of a stream on the whole terminal until the user leaves it.
 *
 * @param text says what advice says
 */
record Watch(String stream, LoadReading reading, LoadMeter meter, Advisor.Scaling scaling, AdviceText text) {
    /** Returns the exit code. Messages, and the last advice, are printed when the terminal is given back. */
    int on(FullScreen screen, Session session) throws InterruptedException {
        Notices notices = new Notices();
        RunContext context = session.runContext();
        Session collecting = new Session(notices.collectingFrom(session.console()), session.global());
        FutureTask<Integer> run = new FutureTask<>(() -> reading.into(meter, collecting, context)) {
            @Override
            protected void done() {
                context.stop().request(Stop.Reason.FAILURE); // Of no effect after another stop.
            }
        };
        TopProgram program = new TopProgram(
                screen.terminal(),
                stream,
                text,
                meter::report,
                scaling,
                notices,
                session.console().clock());
        Thread.ofPlatform().daemon().name("kdt-top").start(run);
        try {
            ScreenLoop.End end = new ScreenLoop(screen, context.stop()).run(program);
            context.stop().request(reason(end));
        } finally {
            context.stop().request(Stop.Reason.COUNT);
            notices.printOn(session.console().err());
        }
        int code = code(run);
        tell(program.advice(), session);
        return code;
    }

    private static Stop.Reason reason(ScreenLoop.End end) {
        return switch (end) {
            case INTERRUPTED -> Stop.Reason.INTERRUPT;
            case GONE -> Stop.Reason.TERMINATE;
            case LEFT, STOPPED -> Stop.Reason.COUNT;
        };
    }

    private static int code(FutureTask<Integer> run) throws InterruptedException {
        try {
            return run.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case InterruptedException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private void tell(List<Advice> advice, Session session) {
        for (Advice each : advice) {
            session.messages().say(text.words(each));
            String command = text.command(each);
            if (command != null) {
                session.messages().say("  " + command);
            }
        }
    }
}
