package dev.kdt.cli.command.lambda;

import picocli.CommandLine.Command;

/** {@code kdt lambda}: groups what has to do with Lambda. */
@Command(
        name = "lambda",
        header = "Pack a pipeline as an AWS Lambda function, and run it as one.",
        synopsisSubcommandLabel = "COMMAND")
public final class LambdaCommand {}
