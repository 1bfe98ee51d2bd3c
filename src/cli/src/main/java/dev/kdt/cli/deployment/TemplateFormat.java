package dev.kdt.cli.deployment;

/**
 * A language of templates.
 *
 * @see <a href="https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/">AWS SAM</a>
 */
public enum TemplateFormat {
    /** AWS SAM: CloudFormation, whose tool uploads the package. */
    SAM("sam", "AWS::Serverless::Function"),
    /** CloudFormation itself: the package is in a bucket. */
    CLOUDFORMATION("cloudformation", "AWS::Lambda::Function");

    private final String fragment;
    private final String functionType;

    TemplateFormat(String fragment, String functionType) {
        this.fragment = fragment;
        this.functionType = functionType;
    }

    /** The fragment with the template's head, and where the code is. */
    String fragment() {
        return fragment;
    }

    /** The type of the function's resource. */
    String functionType() {
        return functionType;
    }
}
