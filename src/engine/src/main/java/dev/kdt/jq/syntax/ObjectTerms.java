package dev.kdt.jq.syntax;

import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Token.Kind;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads what stands between the braces of an object that is made. */
final class ObjectTerms {
    private final Parser parser;
    private final Terms terms;
    private final StringTerms strings;

    ObjectTerms(Parser parser, Terms terms, StringTerms strings) {
        this.parser = parser;
        this.terms = terms;
        this.strings = strings;
    }

    Ast afterBrace(String opened) throws JqSyntaxException {
        List<Ast.Entry> entries = new ArrayList<>();
        if (parser.accept("}")) {
            return new Ast.ObjectOf(entries);
        }
        do {
            if (parser.token().is("}") && !entries.isEmpty()) {
                break;
            }
            entries.add(entry());
        } while (parser.accept(","));
        parser.expect("}", "or ',' in the object opened at " + opened);
        return new Ast.ObjectOf(entries);
    }

    private Ast.Entry entry() throws JqSyntaxException {
        Token token = parser.token();
        if (token.kind() == Kind.VARIABLE) {
            parser.advance();
            Ast value =
                    token.text().equals("__loc__") ? terms.location(token) : new Ast.Variable(token.text(), token.at());
            if (parser.accept(":")) {
                return new Ast.Entry(value, parser.withoutComma(), token.at());
            }
            return new Ast.Entry(new Ast.Literal(Value.of(token.text()).freeze()), value, token.at());
        }
        if (parser.accept("(")) {
            Ast key = parser.pipe();
            parser.expect(")", "after the key");
            parser.expect(":", "after the key");
            return new Ast.Entry(key, parser.withoutComma(), token.at());
        }
        Ast key = strings.string();
        if (key == null) {
            if (token.kind() == Kind.FORMAT) {
                parser.advance();
                key = new Ast.Format(token.text(), token.at());
            } else if (token.kind() == Kind.WORD) {
                parser.advance();
                key = new Ast.Literal(Value.of(token.text()).freeze());
            } else {
                String hint = token.kind() == Kind.NUMBER ? " (keys are strings: put it in quotes)" : "";
                throw parser.error(token, "expected a key but found " + token.shown() + hint);
            }
        }
        if (parser.accept(":")) {
            return new Ast.Entry(key, parser.withoutComma(), token.at());
        }
        return new Ast.Entry(key, new Ast.Index(new Ast.Identity(), key, token.at()), token.at());
    }
}
