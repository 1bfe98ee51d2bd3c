/**
 * The expression language: jq 1.8, whole, but for modules and files. Knows nothing of records. Its packages, each of which sees those
 * to its left:
 *
 * <pre>
 *   jq (what a host gives and takes) &lt;- syntax &lt;- run &lt;- builtin &lt;- program
 * </pre>
 *
 * <p><b>How a program becomes closures.</b> {@link dev.kdt.jq.program.Jq#compile} has the text parsed into a tree
 * ({@code syntax.Parser}, {@code syntax.Ast}) and the tree made into nodes ({@code run.Compiler}). A {@code run.Node} is a
 * closure over its parts: {@code .a + 1} is a {@code BinaryNode} that holds a {@code Field} and a {@code Literal}. Names are
 * resolved then: a variable is a slot of a {@code Frame}, a call knows its function. Nothing is looked up by name in a run, and
 * nodes do not change, so that one {@link dev.kdt.jq.program.Expression} serves all threads; each thread's
 * {@link dev.kdt.jq.program.Program} has a {@code Machine} with what does change.
 *
 * <p><b>How a filter gives many outputs.</b> A node that gives one output at most returns it ({@code eval}). Any node can be
 * run with a sink ({@code run}), which it calls once for each output; what follows in the program is in the sink. A sink or
 * node that wants to end early returns {@code STOP}; {@code limit}, {@code first} and {@code break} are nothing else. Only
 * errors are exceptions. A call in tail position is left to its caller ({@code TAIL}), so that a loop written as recursion
 * takes no stack; other recursion goes on in a new thread's stack after some hundred levels, down to the depth of the
 * {@link dev.kdt.jq.Budget}. Assignments and {@code path(…)} run a node with the path to each output ({@code paths}).
 *
 * <p><b>How an output becomes text without becoming a value.</b> Where only the text of an output is wanted, a node with one output
 * at most is told to {@code write} it ({@link dev.kdt.jq.program.Program#write}): {@code {id, total: (.a * .b)}} puts its keys, known
 * beforehand, and lets its values write themselves; {@code .user} copies the bytes that the record has for it. A node that knows
 * no better evaluates and writes. Either way gives the same bytes: every case, twenty thousand programs made at random and the
 * fuzzer {@code ProgramFuzz} hold that.
 *
 * <p><b>What is fused.</b> The compiler knows a few pairs that are better done as one: a field whose name stands in the program
 * ({@code Field}), a comparison with a literal ({@code EqualsLiteral}: of a string, bytes with bytes), and {@code [f] | add},
 * which gathers nothing ({@code Sum}).
 *
 * <p><b>How a value stays bytes</b> is told in {@link dev.kdt.json}: a record is checked once and a tape laid down; {@code .user.id}
 * walks it by hashes and lengths, and what was not touched is copied as it came. What a program makes ({@code {…}},
 * {@code […]}, {@code .a = 1}) is a list of such values; versions of it share their store.
 *
 * <p><b>Built-in functions</b> are written down in {@code builtin}, family by family: usage, text and examples, which run as
 * tests and become the reference page, and what a call becomes: a function of values, a node of its own kind, or a
 * definition in jq, compiled only where it is used. To add one, add it to its family.
 *
 * <p><b>What a program may do</b> besides calculating is in the {@link dev.kdt.jq.Scope} it is compiled with: variables, the
 * environment, the clock, {@code input}, {@code stderr}, {@code halt}. What is not given does not compile, so that a host need not
 * trust the programs it is handed. What a run may take, in steps, depth, memory and time, is its
 * {@link dev.kdt.jq.Budget}; a program that takes more fails its record, and cannot catch that.
 * A host ends programs from another thread with a {@link dev.kdt.jq.Cutoff}. Both are looked at in one place,
 * {@code run.Allowance}: whatever loops, also inside a value ({@link dev.kdt.json.Meter}), counts its steps there.
 */
@NullMarked
package dev.kdt.jq;

import org.jspecify.annotations.NullMarked;
