package dev.kdt.local.lambda;

import dev.kdt.local.function.Functions;
import dev.kdt.local.function.LambdaFunction;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.local.wire.Validation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as requests name it: by name, by a part of its ARN, or by its ARN, each with a version or alias behind a colon.
 *
 * @param qualifier the version or alias; empty when none is named
 */
record FunctionName(String name, String qualifier) {
    private static final int MAX_NAME = 64;
    private static final Pattern FORM =
            Pattern.compile("(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov|-iso[a-z]?)?-[a-z]+-\\d:)?"
                    + "(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?");

    /** AWS Lambda API Reference, GetFunction. */
    static final Shape.Text SHAPE = new Shape.Text(1, 170, FORM);

    /** The function that the member {@code FunctionName} names, with the qualifier that may be a member of its own. */
    static FunctionName of(Params params) {
        String text = params.text("FunctionName");
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalStateException("the shape lets '" + text + "' through");
        }
        String name = form.group(7);
        if (name.length() > MAX_NAME) {
            throw ServiceException.validation(Validation.told(List.of(Validation.violation(
                    "'" + text + "'", "functionName", "Member must have length less than or equal to " + MAX_NAME))));
        }
        String own = params.textOrNull("Qualifier");
        String behind = form.group(9) == null ? "" : form.group(9);
        if (own != null && !behind.isEmpty() && !own.equals(behind)) {
            throw LambdaErrors.invalidParameter(
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return new FunctionName(name, own == null ? behind : own);
    }

    /**
     * The function that a request names. There is only one version of each, {@code $LATEST}.
     *
     * @throws ServiceException when it is not there
     */
    static LambdaFunction find(Params params, Caller caller, Functions functions) {
        FunctionName wanted = of(params);
        LambdaFunction found = functions.find(wanted.name);
        boolean isLatest = wanted.qualifier.isEmpty() || wanted.qualifier.equals("$LATEST");
        if (found == null || !isLatest) {
            throw LambdaErrors.functionNotFound("arn:aws:lambda:" + caller.region() + ":" + caller.account()
                    + ":function:" + wanted.name + (isLatest ? "" : ":" + wanted.qualifier));
        }
        return found;
    }
}
