/**
 * The inside of the embedded endpoint; its users see {@link dev.kdt.endpoint}.
 *
 * <p>A request comes in through {@code http}, is read and checked by {@code wire}, and is done by one class of {@code
 * kinesis}, {@code firehose}, {@code lambda} or {@code control}, named as the operation is. To add an operation: write its class,
 * with the constraints of its members as data, and name it in {@code KinesisActions}, {@code FirehoseActions} or {@code
 * LambdaActions}.
 *
 * <p>Operations of Lambda are named by method and path instead. They run programs on this machine, so only callers on it may use
 * them, and no page in a browser: {@code http.RestReception} sees to it before a byte of the body is read.
 *
 * <p>Streams live in {@code stream}, delivery streams in {@code delivery}; both keep records in a {@code log}. Functions live in
 * {@code function}, and {@code mapping} hands them the records of streams. The clock, and what happens when, is the matter of
 * {@code time}.
 *
 * <p><b>Why Jetty.</b> It answers HTTP/1.1 and HTTP/2 with prior knowledge on one port with eight jars, starts as fast as
 * Helidon, and needs no flag to be fast over HTTP/1.1.
 *
 * <p><b>Why logs of our own.</b> They are more than twice as fast as H2's MVStore, and lose nothing when the process is killed; see
 * {@link dev.kdt.local.log}.
 *
 * <p><b>Why an object is never doubled.</b> A delivery worker first makes an object whole in a file nobody sees, then notes in
 * {@code progress.json} which records it holds and what its key is, and only then moves it to its place. A crash before the
 * note reads the records again; a crash after it moves the file again, to the same key.
 */
@NullMarked
package dev.kdt.local;

import org.jspecify.annotations.NullMarked;
