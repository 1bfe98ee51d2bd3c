package dev.kdt.cli.command.lambda;

import picocli.CommandLine.Command;

/** {@code kdt lambda}: groups what has to do with Lambda. */
@Command(
        name = "lambda",
        header = "Run a pipeline as an AWS Lambda function does.",
        synopsisSubcommandLabel = "COMMAND")
public final class LambdaCommand {}
