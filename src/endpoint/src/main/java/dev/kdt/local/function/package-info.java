/**
 * Lambda functions in processes of their own, under the service's Runtime API.
 *
 * <p>{@link dev.kdt.local.function.Functions} has all of them. A {@link dev.kdt.local.function.LambdaFunction} gives each call an
 * {@code ExecutionEnvironment}, which keeps a {@code FunctionProcess} from call to call and decides when it is ended and started
 * anew. {@code RuntimeApi} is what the two sides of a process know of each other, {@code RuntimeExchange} its HTTP. {@code Launch}
 * says which command a function is, {@code Variables} what its process is told, and what it must not inherit. {@code EventQueue}
 * has the events that are handled later.
 *
 * <p>A function's folder holds {@code function.json}, which makes it one; {@code code}, its packages as they came and unpacked;
 * {@code environments}, a folder for each process, with a mark by which the next endpoint finds the processes that one that was
 * killed left behind; {@code events}; and its log.
 */
@NullMarked
package dev.kdt.local.function;

import org.jspecify.annotations.NullMarked;
