package dev.kdt.cli.command.tail;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.JqOption;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.JqException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Expression;
import dev.kdt.json.Value;
import dev.kdt.pipeline.PayloadCondition;
import dev.kdt.pipeline.PayloadText;
import dev.kdt.pipeline.RecordFilter;
import dev.kdt.pipeline.step.CurrentRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns of {@code --grep}: a text, or a regular expression between slashes. */
final class GrepPattern {
    private static final String OPTION = "--grep";
    private static final Pattern REGEX = Pattern.compile("/(.+)/(i?)", Pattern.DOTALL);

    private GrepPattern() {}

    /** @throws UsageException when the pattern is empty, or no regular expression */
    static RecordFilter filter(String pattern) {
        if (pattern.isEmpty()) {
            throw new UsageException(OPTION + ": write a text, or a regular expression as /REGEX/ or /REGEX/i");
        }
        Matcher regex = REGEX.matcher(pattern);
        return regex.matches()
                ? new PayloadCondition(OPTION, condition(regex.group(1), regex.group(2)))
                : new PayloadText(OPTION, Slice.utf8(pattern));
    }

    /** jq's own {@code test}, tried once: that is when it compiles the regular expression. */
    private static Expression condition(String regex, String flags) {
        Expression test = JqOption.compile(OPTION, "test(" + Value.of(regex) + "; \"" + flags + "\")", Scope.pure());
        Bindings none = new CurrentRecord();
        try {
            test.program().test(Value.of(""), none);
            return test;
        } catch (JqException e) {
            throw new UsageException(OPTION + ": /" + regex + "/ is no regular expression: "
                    + String.valueOf(e.getMessage()).replaceFirst("^Regex failure: ", "")
                    + " (\\ before a character takes it as it is; without the slashes it is a text to look for)");
        }
    }
}
