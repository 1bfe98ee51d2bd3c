package dev.kdt.jq.syntax;

import dev.kdt.bytes.Slice;
import dev.kdt.bytes.TextPlace;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Token.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads operands: terms with what hangs on them ({@code .field}, {@code [index]}, {@code ?}). */
final class Terms {
    /** Words that begin nothing and so cannot be calls. */
    private static final Set<String> RESERVED =
            Set.of("then", "elif", "else", "end", "as", "and", "or", "catch", "module", "import", "include", "__loc__");

    private final Parser parser;
    private final StringTerms strings;
    private final ObjectTerms objects;
    private final Patterns patterns;
    private final Blocks blocks;

    Terms(Parser parser) {
        this.parser = parser;
        this.strings = new StringTerms(parser);
        this.objects = new ObjectTerms(parser, this, strings);
        this.patterns = new Patterns(parser, strings);
        this.blocks = new Blocks(parser, this, patterns);
    }

    Ast operand() throws JqSyntaxException {
        Token first = parser.token();
        if (first.isWord("def")) {
            Ast.Definition definition = parser.definition();
            return new Ast.Define(definition, parser.pipe());
        }
        if (first.isWord("label")) {
            parser.advance();
            String name = parser.expectKind(Kind.VARIABLE, "a label's name, such as $out, after 'label'");
            parser.expect("|", "after 'label $" + name + "'");
            return new Ast.Label(name, parser.pipe());
        }
        return postfix();
    }

    /** The rest of {@code source as}. */
    Ast bind(Ast source) throws JqSyntaxException {
        List<Pattern> alternatives = patterns.alternatives();
        parser.expect("|", "after the pattern of 'as'");
        return new Ast.Bind(source, alternatives, parser.pipe());
    }

    /** A term with all that hangs on it. */
    Ast postfix() throws JqSyntaxException {
        Token first = parser.token();
        if (parser.accept("-")) {
            return new Ast.Negate(postfix(), first.at());
        }
        Ast term = term();
        // In parentheses, an access is a term like any other.
        boolean access = term instanceof Ast.Index && !first.is("(");
        while (true) {
            Token next = parser.token();
            if (next.is("?") || next.is("?//")) {
                if (next.is("?//")) {
                    // Here it can only mean a question mark and then the operator.
                    parser.lexer.moveTo(next.at() + 1);
                }
                parser.advance();
                term = access ? new Ast.Optional(term) : new Ast.Try(term, null);
                access = false;
                continue;
            }
            access = true;
            if (next.kind() == Kind.FIELD) {
                parser.advance();
                term = new Ast.Index(term, new Ast.Literal(Value.of(next.text())), next.at());
            } else if (next.is("[")) {
                parser.advance();
                term = brackets(term, next.at());
            } else if (next.is(".")) {
                parser.advance();
                term = afterDot(term, next.at());
            } else {
                return term;
            }
        }
    }

    private Ast afterDot(Ast target, int at) throws JqSyntaxException {
        if (parser.accept("[")) {
            return brackets(target, at);
        }
        Ast key = strings.string();
        if (key == null) {
            throw parser.unexpected("a field's name, a string or '[' after '.'");
        }
        return new Ast.Index(target, key, at);
    }

    /** The rest of an index or a slice, after its opening bracket. */
    private Ast brackets(Ast target, int at) throws JqSyntaxException {
        if (parser.accept("]")) {
            return new Ast.Iterate(target, at);
        }
        if (parser.accept(":")) {
            Ast to = parser.pipe();
            parser.expect("]", "after the end of the slice");
            return new Ast.Slice(target, null, to, at);
        }
        Ast key = parser.pipe();
        if (parser.accept(":")) {
            Ast to = parser.token().is("]") ? null : parser.pipe();
            parser.expect("]", "after the slice");
            return new Ast.Slice(target, key, to, at);
        }
        parser.expect("]", "after the index");
        return new Ast.Index(target, key, at);
    }

    private Ast term() throws JqSyntaxException {
        Ast string = strings.string();
        if (string != null) {
            return string;
        }
        Token token = parser.token();
        return switch (token.kind()) {
            case NUMBER -> number(parser.advance());
            case FIELD ->
                new Ast.Index(
                        new Ast.Identity(),
                        new Ast.Literal(Value.of(parser.advance().text())),
                        token.at());
            case VARIABLE -> variable(parser.advance());
            case FORMAT -> new Ast.Format(parser.advance().text(), token.at());
            case WORD -> word(token);
            case SYMBOL -> symbol(token);
            case QUOTE, END -> throw parser.unexpected("a value or a filter");
        };
    }

    private Ast number(Token token) throws JqSyntaxException {
        NumberValue number = NumberValue.parse(Slice.utf8(token.text()));
        if (number == null) {
            throw parser.error(token, "'" + token.text() + "' is not a number");
        }
        return new Ast.Literal(number.freeze());
    }

    private Ast variable(Token token) {
        return token.text().equals("__loc__") ? location(token) : new Ast.Variable(token.text(), token.at());
    }

    /** {@code $__loc__} */
    Ast location(Token token) {
        int line = TextPlace.of(parser.lexer.source(), token.at()).line();
        return new Ast.ObjectOf(
                List.of(entry("file", Value.of("<top-level>"), token), entry("line", Value.of((double) line), token)));
    }

    private static Ast.Entry entry(String key, Value value, Token token) {
        return new Ast.Entry(new Ast.Literal(Value.of(key)), new Ast.Literal(value), token.at());
    }

    private Ast symbol(Token token) throws JqSyntaxException {
        return switch (token.text()) {
            case "." -> {
                parser.advance();
                Ast key = strings.string();
                yield key == null ? new Ast.Identity() : new Ast.Index(new Ast.Identity(), key, token.at());
            }
            case ".." -> {
                parser.advance();
                yield new Ast.Descend();
            }
            case "(" -> {
                parser.advance();
                Ast body = parser.pipe();
                parser.expect(")", "to close the '(' at " + place(token));
                yield body;
            }
            case "[" -> {
                parser.advance();
                if (parser.accept("]")) {
                    yield new Ast.ArrayOf(null);
                }
                Ast body = parser.pipe();
                parser.expect("]", "to close the '[' at " + place(token));
                yield new Ast.ArrayOf(body);
            }
            case "{" -> {
                parser.advance();
                yield objects.afterBrace(place(token));
            }
            default -> throw parser.unexpected("a value or a filter");
        };
    }

    String place(Token token) {
        return TextPlace.of(parser.lexer.source(), token.at()).toString();
    }

    private Ast word(Token token) throws JqSyntaxException {
        if (RESERVED.contains(token.text())) {
            throw parser.unexpected("a value or a filter");
        }
        parser.advance();
        return switch (token.text()) {
            case "null" -> constantOrCall(token, Value.NULL);
            case "true" -> constantOrCall(token, Value.TRUE);
            case "false" -> constantOrCall(token, Value.FALSE);
            case "if" -> blocks.conditional(token);
            case "try" -> blocks.attempt();
            case "reduce" -> blocks.reduce();
            case "foreach" -> blocks.foreach();
            case "break" ->
                new Ast.Break(parser.expectKind(Kind.VARIABLE, "a label, such as $out, after 'break'"), token.at());
            case "def" -> throw parser.error(token, "a definition is not allowed here");
            case "label" -> throw parser.error(token, "a label is not allowed here: put it in parentheses");
            default -> new Ast.Call(token.text(), arguments(token), token.at());
        };
    }

    private Ast constantOrCall(Token token, Value constant) throws JqSyntaxException {
        return parser.token().is("(")
                ? new Ast.Call(token.text(), arguments(token), token.at())
                : new Ast.Literal(constant);
    }

    private List<Ast> arguments(Token function) throws JqSyntaxException {
        List<Ast> arguments = new ArrayList<>();
        if (parser.accept("(")) {
            do {
                arguments.add(parser.pipe());
            } while (parser.accept(";"));
            if (parser.token().is(",")) {
                throw parser.unexpected("';' between the arguments of '" + function.text() + "'");
            }
            parser.expect(")", "or ';' after an argument of '" + function.text() + "'");
        }
        return arguments;
    }
}
