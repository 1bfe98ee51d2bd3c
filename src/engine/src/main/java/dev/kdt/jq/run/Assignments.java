package dev.kdt.jq.run;

import dev.kdt.jq.JqException;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.syntax.Ast;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles the assignment operators. */
final class Assignments {
    private final Compiler compiler;

    Assignments(Compiler compiler) {
        this.compiler = compiler;
    }

    Node assign(Ast.Assign assign, Names names, Level level) throws JqSyntaxException {
        return new Set(
                compiler.inner(assign.target(), names, level),
                compiler.inner(assign.value(), names, level),
                compiler.place(assign.at()));
    }

    Node update(Ast.Update update, Names names, Level level) throws JqSyntaxException {
        return new Update(
                compiler.inner(update.target(), names, level),
                compiler.inner(update.update(), names, level),
                compiler.place(update.at()));
    }

    Node updateWith(Ast.UpdateWith update, Names names, Level level) throws JqSyntaxException {
        Node target = compiler.inner(update.target(), names, level);
        Node value = compiler.inner(update.value(), names, level);
        var operator = update.operator();
        BinaryFunction function =
                operator == null ? (_, old, given) -> old.isTruthy() ? old : given : Arithmetic.function(operator);
        return new UpdateWith(target, value, function, compiler.place(update.at()));
    }

    /** {@code target = value}: for each value, all paths of the target are set to it. */
    private static final class Set extends Node {
        private final Node target;
        private final Node value;
        private final int place;

        Set(Node target, Node value, int place) {
            this.target = target;
            this.value = value;
            this.place = place;
        }

        @Override
        boolean isSingle(Params params) {
            return value.isSingle(params);
        }

        @Override
        public @Nullable Value eval(Frame frame, Value in) throws JqException {
            Value given = value.eval(frame, in);
            return given == null ? null : set(frame, in, given);
        }

        private @Nullable Value set(Frame frame, Value in, Value given) throws JqException {
            return replace(target, place, frame, in, (root, path) -> Paths.set(frame.machine, root, path, given));
        }

        @Override
        public int run(Frame frame, Value in, Sink out) throws JqException {
            return value.run(frame, in, given -> {
                Value result = set(frame, in, given);
                return result == null ? frame.machine.ended() : out.accept(result);
            });
        }
    }

    /** {@code target op= value}: for each value, all paths of the target are updated with it. */
    private static final class UpdateWith extends Node {
        private final Node target;
        private final Node value;
        private final BinaryFunction function;
        private final int place;

        UpdateWith(Node target, Node value, BinaryFunction function, int place) {
            this.target = target;
            this.value = value;
            this.function = function;
            this.place = place;
        }

        @Override
        boolean isSingle(Params params) {
            return value.isSingle(params);
        }

        @Override
        public @Nullable Value eval(Frame frame, Value in) throws JqException {
            Value given = value.eval(frame, in);
            return given == null ? null : update(frame, in, given);
        }

        private @Nullable Value update(Frame frame, Value in, Value given) throws JqException {
            return replace(
                    target,
                    place,
                    frame,
                    in,
                    (root, path) -> Paths.set(
                            frame.machine,
                            root,
                            path,
                            function.apply(frame.machine, Paths.get(frame.machine, root, path), given)));
        }

        @Override
        public int run(Frame frame, Value in, Sink out) throws JqException {
            return value.run(frame, in, given -> {
                Value result = update(frame, in, given);
                return result == null ? frame.machine.ended() : out.accept(result);
            });
        }

        @Override
        public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
            return run(frame, in, result -> {
                throw noPath(result, ArrayValue.of(), place);
            });
        }
    }

    /** {@code target |= update}: each path gets the first output of the update, or is deleted when there is none. */
    static final class Update extends Single {
        private final Node target;
        private final Node update;
        private final int place;

        Update(Node target, Node update, int place) {
            this.target = target;
            this.update = update;
            this.place = place;
        }

        @Override
        public @Nullable Value eval(Frame frame, Value in) throws JqException {
            List<Value> deleted = new ArrayList<>();
            Value updated = update(frame, in, deleted);
            return updated == null || deleted.isEmpty()
                    ? updated
                    : Paths.delete(frame.machine, updated, ArrayValue.of(deleted));
        }

        @Override
        public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
            List<Value> deleted = new ArrayList<>();
            Value updated = update(frame, in, deleted);
            if (updated == null) {
                return frame.machine.ended();
            }
            throw noPath(updated, ArrayValue.of(deleted), place);
        }

        private @Nullable Value update(Frame frame, Value in, List<Value> deleted) throws JqException {
            return replace(target, place, frame, in, (root, path) -> {
                Value value = First.of(update, frame, Paths.get(frame.machine, root, path));
                if (value == null) {
                    if (frame.machine.ended() == Sink.GO) {
                        deleted.add(path);
                    }
                    return root;
                }
                return Paths.set(frame.machine, root, path, value);
            });
        }
    }

    /** An update leads nowhere; jq tells so of the pair in which it gathers what is updated and what is to be deleted. */
    private static JqException noPath(Value updated, ArrayValue deleted, int place) {
        return new JqException("Invalid path expression near attempt to access element 0 of "
                        + Messages.brief(ArrayValue.of(updated, deleted)))
                .at(place);
    }

    @FunctionalInterface
    private interface Replacement {
        Value at(Value root, ArrayValue path) throws JqException;
    }

    /** Replaces what each path of the target leads to, one after the other; null when a break ended that. */
    private static @Nullable Value replace(Node target, int place, Frame frame, Value in, Replacement replacement)
            throws JqException {
        Value[] root = {in};
        int state = target.paths(frame, Path.ROOT, in, (path, found) -> {
            frame.machine.step();
            try {
                root[0] = replacement.at(root[0], path.toArray(found, place));
            } catch (JqException e) {
                throw e.at(place);
            }
            return frame.machine.ended();
        });
        return state == Sink.GO ? root[0] : null;
    }
}
