package dev.kdt.jq.syntax;

import dev.kdt.jq.JqSyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads terms of several parts, after the word that begins them: {@code if}, {@code try}, {@code reduce}, {@code foreach}. */
final class Blocks {
    private final Parser parser;
    private final Terms terms;
    private final Patterns patterns;

    Blocks(Parser parser, Terms terms, Patterns patterns) {
        this.parser = parser;
        this.terms = terms;
        this.patterns = patterns;
    }

    Ast conditional(Token start) throws JqSyntaxException {
        Ast condition = parser.pipe();
        parser.expectWord("then", "after the condition of 'if'");
        Ast then = parser.pipe();
        if (parser.acceptWord("elif")) {
            return new Ast.If(condition, then, conditional(start));
        }
        Ast otherwise = parser.acceptWord("else") ? parser.pipe() : new Ast.Identity();
        parser.expectWord("end", "to close the 'if' at " + terms.place(start));
        return new Ast.If(condition, then, otherwise);
    }

    Ast attempt() throws JqSyntaxException {
        Ast body = terms.postfix();
        @Nullable Ast handler = parser.acceptWord("catch") ? terms.postfix() : null;
        return new Ast.Try(body, handler);
    }

    Ast reduce() throws JqSyntaxException {
        Ast source = parser.source();
        parser.expectWord("as", "after the source of 'reduce'");
        List<Pattern> alternatives = patterns.alternatives();
        parser.expect("(", "after the pattern of 'reduce'");
        Ast start = parser.pipe();
        parser.expect(";", "between the start and the update of 'reduce'");
        Ast update = parser.pipe();
        parser.expect(")", "to close 'reduce'");
        return new Ast.Reduce(source, alternatives, start, update);
    }

    Ast foreach() throws JqSyntaxException {
        Ast source = parser.source();
        parser.expectWord("as", "after the source of 'foreach'");
        List<Pattern> alternatives = patterns.alternatives();
        parser.expect("(", "after the pattern of 'foreach'");
        Ast start = parser.pipe();
        parser.expect(";", "between the start and the update of 'foreach'");
        Ast update = parser.pipe();
        @Nullable Ast extract = parser.accept(";") ? parser.pipe() : null;
        parser.expect(")", "to close 'foreach'");
        return new Ast.Foreach(source, alternatives, start, update, extract);
    }
}
