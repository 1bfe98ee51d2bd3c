package dev.kdt.jq.syntax;

import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads a program: everything that stands between two operands. {@link Terms} reads the operands themselves. */
public final class Parser {
    /** Programs nested deeper are refused, as jq refuses them. */
    private static final int MAX_NESTING = 10_000;

    private static final int PIPE = 0;
    private static final int COMMA = 1;
    /** The binding power of an operand of pipes and commas; only such an operand can be followed by {@code as}. */
    private static final int WHOLE = 2;

    private static final int ALTERNATIVE = 3;
    private static final int ASSIGN = 4;
    private static final int OR = 5;
    private static final int AND = 6;
    private static final int COMPARE = 7;
    private static final int ADD = 8;
    private static final int MULTIPLY = 9;
    private static final int NONE = -1;

    final Lexer lexer;
    private final Terms terms;
    private Token token;
    private int nesting;

    private Parser(String source) throws JqSyntaxException {
        lexer = new Lexer(source);
        token = lexer.next();
        terms = new Terms(this);
    }

    /** The program that {@code source} is. Nothing but definitions, or nothing at all, means {@code .} after them. */
    public static Ast parse(String source) throws JqSyntaxException {
        Parser parser = new Parser(source);
        Ast program = parser.programBody();
        if (parser.token.kind() != Kind.END) {
            throw parser.unexpected("an operator or the end of the program");
        }
        return program;
    }

    /** The definitions that {@code source} consists of. */
    public static List<Ast.Definition> definitions(String source) throws JqSyntaxException {
        Parser parser = new Parser(source);
        List<Ast.Definition> definitions = new ArrayList<>();
        while (parser.token.kind() != Kind.END) {
            definitions.add(parser.definition());
        }
        return definitions;
    }

    private Ast programBody() throws JqSyntaxException {
        if (token.isWord("import") || token.isWord("include") || token.isWord("module")) {
            throw error(token, "'" + token.text() + "' is not supported: programs cannot use modules or files");
        }
        if (token.kind() == Kind.END) {
            return new Ast.Identity();
        }
        if (token.isWord("def")) {
            Ast.Definition definition = definition();
            return new Ast.Define(definition, programBody());
        }
        return pipe();
    }

    Token token() {
        return token;
    }

    Token advance() throws JqSyntaxException {
        Token passed = token;
        token = lexer.next();
        return passed;
    }

    boolean accept(String symbol) throws JqSyntaxException {
        boolean is = token.is(symbol);
        if (is) {
            advance();
        }
        return is;
    }

    boolean acceptWord(String word) throws JqSyntaxException {
        boolean is = token.isWord(word);
        if (is) {
            advance();
        }
        return is;
    }

    void expect(String symbol, String context) throws JqSyntaxException {
        if (!accept(symbol)) {
            throw unexpected("'" + symbol + "' " + context);
        }
    }

    void expectWord(String word, String context) throws JqSyntaxException {
        if (!acceptWord(word)) {
            throw unexpected("'" + word + "' " + context);
        }
    }

    String expectKind(Kind kind, String wanted) throws JqSyntaxException {
        if (token.kind() != kind) {
            throw unexpected(wanted);
        }
        return advance().text();
    }

    JqSyntaxException unexpected(String wanted) {
        return error(token, "expected " + wanted + " but found " + token.shown());
    }

    JqSyntaxException error(Token where, String message) {
        return lexer.error(where.at(), message);
    }

    /** A whole pipe, as it stands inside brackets. */
    Ast pipe() throws JqSyntaxException {
        return expression(PIPE);
    }

    /** The value of an object's key: any expression without a comma. */
    Ast withoutComma() throws JqSyntaxException {
        Ast left = expression(WHOLE);
        return accept("|") ? new Ast.Pipe(left, withoutComma()) : left;
    }

    /** The source before the {@code as} of {@code reduce} and {@code foreach}. */
    Ast source() throws JqSyntaxException {
        return expression(ALTERNATIVE);
    }

    /** Everything whose operators bind at least as tightly as {@code level}. */
    private Ast expression(int level) throws JqSyntaxException {
        if (++nesting > MAX_NESTING) {
            throw error(token, "the program is nested too deeply");
        }
        Ast left = terms.operand();
        while (true) {
            int found = level(token);
            if (found < level || found == NONE) {
                boolean bound = level <= WHOLE && acceptWord("as");
                left = bound ? terms.bind(left) : left;
                nesting--;
                return left;
            }
            Token operator = advance();
            left = combine(operator, left, expression(rightLevel(found)));
            if ((found == ASSIGN || found == COMPARE) && level(token) == found) {
                throw error(
                        token, "'" + token.text() + "' cannot follow '" + operator.text() + "' here: use parentheses");
            }
        }
    }

    /** The pipe and {@code //} lean to the right, the others to the left or to neither side. */
    private static int rightLevel(int level) {
        return level == PIPE || level == ALTERNATIVE ? level : level + 1;
    }

    private static int level(Token token) {
        if (token.kind() == Kind.WORD) {
            return token.isWord("or") ? OR : token.isWord("and") ? AND : NONE;
        }
        if (token.kind() != Kind.SYMBOL) {
            return NONE;
        }
        return switch (token.text()) {
            case "|" -> PIPE;
            case "," -> COMMA;
            case "//" -> ALTERNATIVE;
            case "=", "|=", "+=", "-=", "*=", "/=", "%=", "//=" -> ASSIGN;
            case "==", "!=", "<", "<=", ">", ">=" -> COMPARE;
            case "+", "-" -> ADD;
            case "*", "/", "%" -> MULTIPLY;
            default -> NONE;
        };
    }

    private Ast combine(Token operator, Ast left, Ast right) throws JqSyntaxException {
        return switch (operator.text()) {
            case "|" -> new Ast.Pipe(left, right);
            case "," -> new Ast.Comma(left, right);
            case "//" -> new Ast.Alternative(left, right);
            case "or" -> new Ast.Or(left, right);
            case "and" -> new Ast.And(left, right);
            case "=" -> new Ast.Assign(left, right, operator.at());
            case "|=" -> new Ast.Update(left, right, operator.at());
            case "//=" -> new Ast.UpdateWith(left, null, right, operator.at());
            case "+=", "-=", "*=", "/=", "%=" ->
                new Ast.UpdateWith(left, operation(operator.text().substring(0, 1)), right, operator.at());
            default -> new Ast.Binary(operation(operator.text()), left, right, operator.at());
        };
    }

    private Operator operation(String symbol) throws JqSyntaxException {
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw unexpected("an operator");
    }

    Ast.Definition definition() throws JqSyntaxException {
        Token start = token;
        expectWord("def", "before a definition");
        String name = expectKind(Kind.WORD, "the name of the function to define");
        List<String> parameters = new ArrayList<>();
        if (accept("(")) {
            do {
                boolean value = token.kind() == Kind.VARIABLE;
                String parameter = value ? "$" + advance().text() : expectKind(Kind.WORD, "a parameter's name");
                parameters.add(parameter);
            } while (accept(";"));
            expect(")", "after the parameters of '" + name + "'");
        }
        expect(":", "after the head of '" + name + "'");
        Ast body = pipe();
        expect(";", "after the definition of '" + name + "'");
        return new Ast.Definition(name, parameters, body, start.at());
    }
}
