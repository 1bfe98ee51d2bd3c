package dev.kdt.cli;

import dev.kdt.aws.AwsConfigException;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.help.HelpLayout;
import dev.kdt.cli.option.Session;
import dev.kdt.destination.TargetException;
import dev.kdt.endpoint.EndpointException;
import dev.kdt.endpoint.redshift.CopyException;
import dev.kdt.flow.ClosedPipeException;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.StoppedException;
import dev.kdt.lambda.EventException;
import dev.kdt.pipeline.PipelineException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** Turns whatever ends a command into a message and an exit code: the one place that knows which is which. */
final class ErrorReport {
    private final Session session;

    ErrorReport(Session session) {
        this.session = session;
    }

    /** The command line cannot be understood; or it names a group of commands only, which shows the group's help. */
    int wrongArguments(CommandLine.ParameterException e) {
        if (WrongArguments.isWithoutCommand(e)) {
            HelpLayout.applyTo(e.getCommandLine(), session);
            e.getCommandLine().usage(e.getCommandLine().getOut());
            return ExitCode.DONE;
        }
        String words = WrongArguments.words(e);
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        session.messages().error(words.endsWith(")") ? words : words + " (see '" + command + " --help')");
        return ExitCode.WRONG;
    }

    /** A command ended with {@code e}. */
    int failed(Throwable e) {
        if (session.global().verbose()) {
            session.messages().trace(e);
        }
        return switch (e) {
            case ClosedPipeException closed -> ExitCode.DONE;
            case CommandLine.ParameterException wrong -> wrongArguments(wrong);
            case UsageException wrong -> told(wrong, ExitCode.WRONG);
            case AwsConfigException wrong -> told(wrong, ExitCode.WRONG);
            case TargetException wrong -> told(wrong, ExitCode.WRONG);
            case PipelineException wrong -> told(wrong, ExitCode.WRONG);
            case EventException wrong -> told(wrong, ExitCode.WRONG);
            case FlowException failed -> told(failed, ExitCode.FAILED);
            case EndpointException failed -> told(failed, ExitCode.FAILED);
            case CopyException failed -> told(failed, ExitCode.FAILED);
            case UncheckedIOException failed -> told(failed, ExitCode.FAILED);
            case StoppedException stopped -> ExitCode.of(stopped);
            case InterruptedException stopped -> ExitCode.INTERRUPTED;
            case OutOfMemoryError full -> bug("out of memory (give more with KDT_JAVA_OPTS=-Xmx2g)");
            default -> bug("unexpected: " + e + " (this is a bug; --verbose shows where it happened)");
        };
    }

    private int told(Throwable e, int code) {
        String message = e.getMessage();
        session.messages().error(message == null ? e.getClass().getSimpleName() : message);
        return code;
    }

    private int bug(String message) {
        session.messages().error(message);
        return ExitCode.FAILED;
    }
}
