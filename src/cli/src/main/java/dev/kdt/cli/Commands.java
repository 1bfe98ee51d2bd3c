package dev.kdt.cli;

import dev.kdt.cli.command.completion.CompleteCommand;
import dev.kdt.cli.command.completion.CompletionCommand;
import dev.kdt.cli.command.config.ConfigCommand;
import dev.kdt.cli.command.config.ConfigShowCommand;
import dev.kdt.cli.command.context.ContextCommand;
import dev.kdt.cli.command.context.ContextListCommand;
import dev.kdt.cli.command.context.ContextShowCommand;
import dev.kdt.cli.command.context.ContextTrustCommand;
import dev.kdt.cli.command.context.ContextUseCommand;
import dev.kdt.cli.command.delivery.DeliveryCommand;
import dev.kdt.cli.command.delivery.DeliveryCreateCommand;
import dev.kdt.cli.command.delivery.DeliveryDeleteCommand;
import dev.kdt.cli.command.delivery.DeliveryDescribeCommand;
import dev.kdt.cli.command.delivery.DeliveryFlushCommand;
import dev.kdt.cli.command.delivery.DeliveryListCommand;
import dev.kdt.cli.command.demo.DemoCommand;
import dev.kdt.cli.command.doctor.DoctorCommand;
import dev.kdt.cli.command.help.HelpCommand;
import dev.kdt.cli.command.lambda.LambdaCommand;
import dev.kdt.cli.command.lambda.LambdaInvokeCommand;
import dev.kdt.cli.command.lambda.LambdaPackageCommand;
import dev.kdt.cli.command.lambda.LambdaTemplateCommand;
import dev.kdt.cli.command.local.LocalCommand;
import dev.kdt.cli.command.local.LocalFaultAddCommand;
import dev.kdt.cli.command.local.LocalFaultClearCommand;
import dev.kdt.cli.command.local.LocalFaultCommand;
import dev.kdt.cli.command.local.LocalFaultListCommand;
import dev.kdt.cli.command.local.LocalMappingAddCommand;
import dev.kdt.cli.command.local.LocalMappingCommand;
import dev.kdt.cli.command.local.LocalMappingDeleteCommand;
import dev.kdt.cli.command.local.LocalMappingListCommand;
import dev.kdt.cli.command.local.LocalMappingPauseCommand;
import dev.kdt.cli.command.local.LocalMappingResumeCommand;
import dev.kdt.cli.command.local.LocalTickCommand;
import dev.kdt.cli.command.process.ProcessCommand;
import dev.kdt.cli.command.produce.ProduceCommand;
import dev.kdt.cli.command.push.PushCommand;
import dev.kdt.cli.command.redrive.RedriveCommand;
import dev.kdt.cli.command.replay.ReplayCommand;
import dev.kdt.cli.command.run.RunCommand;
import dev.kdt.cli.command.shell.ShellCommand;
import dev.kdt.cli.command.stream.StreamCommand;
import dev.kdt.cli.command.stream.StreamConsumerCommand;
import dev.kdt.cli.command.stream.StreamConsumerListCommand;
import dev.kdt.cli.command.stream.StreamConsumerRemoveCommand;
import dev.kdt.cli.command.stream.StreamCreateCommand;
import dev.kdt.cli.command.stream.StreamDeleteCommand;
import dev.kdt.cli.command.stream.StreamDescribeCommand;
import dev.kdt.cli.command.stream.StreamListCommand;
import dev.kdt.cli.command.stream.StreamMergeCommand;
import dev.kdt.cli.command.stream.StreamScaleCommand;
import dev.kdt.cli.command.stream.StreamSplitCommand;
import dev.kdt.cli.command.tail.TailCommand;
import dev.kdt.cli.command.test.TestCommand;
import dev.kdt.cli.command.top.TopCommand;
import dev.kdt.cli.command.verify.VerifyCommand;
import dev.kdt.cli.model.CommandModels;
import dev.kdt.cli.option.Session;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The commands, in the order in which help shows them. A command's classes are loaded when it is named, since loading all of
 * them would take longer than most commands do.
 */
final class Commands {
    static final List<Entry> ALL = List.of(
            new Entry("produce", JvmProfile.SENDING, ProduceCommand::new),
            new Entry("tail", JvmProfile.READING, TailCommand::new),
            new Entry("top", JvmProfile.READING, TopCommand::new),
            new Entry("process", JvmProfile.FILES, ProcessCommand::new),
            new Entry("test", JvmProfile.FILES, TestCommand::new),
            new Entry("push", JvmProfile.SENDING, PushCommand::new),
            new Entry("run", JvmProfile.SENDING, RunCommand::new),
            new Entry("replay", JvmProfile.SENDING, ReplayCommand::new),
            new Entry("verify", JvmProfile.READING, VerifyCommand::new),
            new Entry("redrive", JvmProfile.SENDING, RedriveCommand::new),
            new Entry(
                    "stream",
                    session -> new StreamCommand(),
                    List.of(
                            new Entry("list", StreamListCommand::new),
                            new Entry("create", StreamCreateCommand::new),
                            new Entry("describe", StreamDescribeCommand::new),
                            new Entry("split", StreamSplitCommand::new),
                            new Entry("merge", StreamMergeCommand::new),
                            new Entry("scale", StreamScaleCommand::new),
                            new Entry(
                                    "consumer",
                                    session -> new StreamConsumerCommand(),
                                    List.of(
                                            new Entry("list", StreamConsumerListCommand::new),
                                            new Entry("remove", StreamConsumerRemoveCommand::new))),
                            new Entry("delete", StreamDeleteCommand::new))),
            new Entry(
                    "delivery",
                    session -> new DeliveryCommand(),
                    List.of(
                            new Entry("list", DeliveryListCommand::new),
                            new Entry("create", DeliveryCreateCommand::new),
                            new Entry("describe", DeliveryDescribeCommand::new),
                            new Entry("delete", DeliveryDeleteCommand::new),
                            new Entry("flush", DeliveryFlushCommand::new))),
            new Entry(
                    "lambda",
                    session -> new LambdaCommand(),
                    List.of(
                            new Entry("invoke", LambdaInvokeCommand::new),
                            new Entry("package", LambdaPackageCommand::new),
                            new Entry("template", LambdaTemplateCommand::new))),
            new Entry(
                    "local",
                    JvmProfile.SERVER,
                    LocalCommand::new,
                    List.of(
                            new Entry("tick", LocalTickCommand::new),
                            new Entry(
                                    "mapping",
                                    session -> new LocalMappingCommand(),
                                    List.of(
                                            new Entry("add", LocalMappingAddCommand::new),
                                            new Entry("list", LocalMappingListCommand::new),
                                            new Entry("pause", LocalMappingPauseCommand::new),
                                            new Entry("resume", LocalMappingResumeCommand::new),
                                            new Entry("delete", LocalMappingDeleteCommand::new))),
                            new Entry(
                                    "fault",
                                    session -> new LocalFaultCommand(),
                                    List.of(
                                            new Entry("list", LocalFaultListCommand::new),
                                            new Entry("add", LocalFaultAddCommand::new),
                                            new Entry("clear", LocalFaultClearCommand::new))))),
            new Entry(
                    "shell",
                    JvmProfile.WHOLE_WAY,
                    session -> new ShellCommand(session, new ShellCommandLines(session))),
            new Entry("demo", JvmProfile.WHOLE_WAY, DemoCommand::new),
            new Entry(
                    "context",
                    session -> new ContextCommand(),
                    List.of(
                            new Entry("list", ContextListCommand::new),
                            new Entry("use", ContextUseCommand::new),
                            new Entry("show", ContextShowCommand::new),
                            new Entry("trust", ContextTrustCommand::new))),
            new Entry("config", session -> new ConfigCommand(), List.of(new Entry("show", ConfigShowCommand::new))),
            new Entry("doctor", DoctorCommand::new),
            new Entry(
                    "completion",
                    JvmProfile.HELP,
                    session -> new CompletionCommand(session, () -> Kdt.whole(session.console()))),
            new Entry(
                    "help", JvmProfile.HELP, session -> new HelpCommand(session, () -> Kdt.whole(session.console()))));

    /**
     * One command.
     *
     * @param profile how it and its sub-commands are run
     * @param factory makes the command
     * @param children its sub-commands; empty for most
     */
    record Entry(String name, JvmProfile profile, Function<Session, Object> factory, List<Entry> children) {
        Entry(String name, JvmProfile profile, Function<Session, Object> factory) {
            this(name, profile, factory, List.of());
        }

        Entry(String name, Function<Session, Object> factory, List<Entry> children) {
            this(name, JvmProfile.BRIEF, factory, children);
        }

        Entry(String name, Function<Session, Object> factory) {
            this(name, factory, List.of());
        }
    }

    private Commands() {}

    /** Those that {@code args} may mean. */
    static List<Entry> forArguments(List<String> args) {
        return args.contains(CompleteCommand.NAME) ? withHidden() : ALL;
    }

    /** With those that scripts call, which no help shows. */
    static List<Entry> withHidden() {
        return Stream.concat(Stream.of(new Entry(CompleteCommand.NAME, CompleteCommand::new)), ALL.stream())
                .toList();
    }

    /**
     * Adds to {@code parent} those of {@code commands} that {@code args} may mean: those whose names are among them. If none is, that is
     * an error, and all are added; or a question for help, which needs none.
     */
    static void addTo(CommandLine parent, List<Entry> commands, Session session, List<String> args) {
        List<Entry> named =
                commands.stream().filter(each -> args.contains(each.name())).toList();
        if (named.isEmpty() && CommandModels.knowsSummaries() && (args.contains("--help") || args.contains("-h"))) {
            return;
        }
        for (Entry each : named.isEmpty() ? commands : named) {
            CommandLine command = CommandModels.commandLine(each.factory().apply(session));
            addTo(command, each.children(), session, args);
            parent.addSubcommand(each.name(), command);
        }
    }

    /** Adds all of {@code commands}, and those below them. */
    static void addAllTo(CommandLine parent, List<Entry> commands, Session session) {
        for (Entry each : commands) {
            CommandLine command = CommandModels.commandLine(each.factory().apply(session));
            addAllTo(command, each.children(), session);
            parent.addSubcommand(each.name(), command);
        }
    }

    /** The names of all commands below {@code parent}, those that were not added included. */
    static Stream<String> namesBelow(CommandLine parent) {
        return below(parent).stream().map(Entry::name);
    }

    /** All commands with the groups that they are in, such as {@code local fault list}. */
    static Stream<String> paths() {
        return ALL.stream().flatMap(each -> paths("", each));
    }

    private static Stream<String> paths(String above, Entry entry) {
        String path = above + entry.name();
        return Stream.concat(Stream.of(path), entry.children().stream().flatMap(each -> paths(path + " ", each)));
    }

    private static List<Entry> below(CommandLine parent) {
        CommandLine above = parent.getParent();
        return above == null
                ? ALL
                : below(above).stream()
                        .filter(each -> each.name().equals(parent.getCommandName()))
                        .flatMap(each -> each.children().stream())
                        .toList();
    }
}
