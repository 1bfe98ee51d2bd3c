package dev.kdt.cli.command.top;

import dev.kdt.cli.host.LoadReading;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.screen.FullScreen;
import dev.kdt.cli.screen.Notices;
import dev.kdt.cli.screen.RunScreen;
import dev.kdt.cli.top.AdviceText;
import dev.kdt.cli.top.TopProgram;
import dev.kdt.flow.RunContext;
import dev.kdt.load.Advice;
import dev.kdt.load.Advisor;
import dev.kdt.load.LoadMeter;
import java.util.List;

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
        TopProgram program = new TopProgram(
                screen.terminal(),
                stream,
                text,
                meter::report,
                scaling,
                notices,
                session.console().clock(),
                session.console().zone());
        int code;
        try {
            code = new RunScreen(screen, session.console().signals(), context.stop())
                    .show(program, () -> reading.into(meter, collecting, context));
        } finally {
            notices.printOn(session.console().err());
        }
        tell(program.advice(), session);
        return code;
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
