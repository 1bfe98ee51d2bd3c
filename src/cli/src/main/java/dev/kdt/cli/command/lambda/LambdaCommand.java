package dev.kdt.cli.command.lambda;

import picocli.CommandLine.Command;

/** {@code kdt lambda}: groups what has to do with Lambda. */
@Command(
        name = "lambda",
        header = "Pack a pipeline as an AWS Lambda function, and run it as one.",
        description = {
            "A pipeline that runs on files runs unchanged as a function: 'invoke' shows its response to an event,",
            "'package' makes its zip file, and 'template' prints what AWS SAM, CDK or CloudFormation deploy. None of",
            "them calls AWS Lambda."
        },
        synopsisSubcommandLabel = "COMMAND")
public final class LambdaCommand {}
