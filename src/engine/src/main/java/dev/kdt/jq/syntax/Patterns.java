package dev.kdt.jq.syntax;

import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Token.Kind;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what stands after {@code as}. */
final class Patterns {
    private final Parser parser;
    private final StringTerms strings;

    Patterns(Parser parser, StringTerms strings) {
        this.parser = parser;
        this.strings = strings;
    }

    /** One or more patterns with {@code ?//} between them. */
    List<Pattern> alternatives() throws JqSyntaxException {
        List<Pattern> alternatives = new ArrayList<>();
        do {
            alternatives.add(pattern());
        } while (parser.accept("?//"));
        return alternatives;
    }

    private Pattern pattern() throws JqSyntaxException {
        Token start = parser.token();
        if (start.kind() == Kind.VARIABLE) {
            parser.advance();
            return new Pattern.Whole(start.text());
        }
        if (parser.accept("[")) {
            List<Pattern> elements = new ArrayList<>();
            do {
                elements.add(pattern());
            } while (parser.accept(","));
            parser.expect("]", "after the array pattern");
            return new Pattern.Elements(elements, start.at());
        }
        if (parser.accept("{")) {
            List<Pattern.Field> fields = new ArrayList<>();
            do {
                fields.add(field());
            } while (parser.accept(","));
            parser.expect("}", "after the object pattern");
            return new Pattern.Fields(fields, start.at());
        }
        throw parser.unexpected("a pattern ($name, [$a, $b] or {$name})");
    }

    private Pattern.Field field() throws JqSyntaxException {
        Token token = parser.token();
        if (token.kind() == Kind.VARIABLE) {
            parser.advance();
            @Nullable Pattern inner = parser.accept(":") ? pattern() : null;
            return new Pattern.Field(
                    token.text(), new Ast.Literal(Value.of(token.text()).freeze()), inner, token.at());
        }
        Ast key;
        if (token.kind() == Kind.WORD) {
            parser.advance();
            key = new Ast.Literal(Value.of(token.text()).freeze());
        } else if (parser.accept("(")) {
            key = parser.pipe();
            parser.expect(")", "after the key");
        } else {
            Ast string = strings.string();
            if (string == null) {
                throw parser.unexpected("a key of the object pattern");
            }
            key = string;
        }
        parser.expect(":", "after a key of the object pattern");
        return new Pattern.Field(null, key, pattern(), token.at());
    }
}
