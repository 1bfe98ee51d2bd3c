/**
 * <h2>Start reading here</h2>
 *
 * <p>{@code kdt} runs data through Amazon Kinesis: it puts records into streams, shows what is in them, transforms them, and
 * delivers them through Firehose; on AWS, or on an endpoint of its own.
 *
 * <h2>The one idea</h2>
 *
 * <p>Every command is the same sentence: <b>source | pipeline | sink</b>.
 *
 * <pre>
 *   command      source             pipeline             sink
 *   produce      template, files    -                    stream
 *   tail         stream             filter, projection   terminal
 *   process      files              yes                  terminal, files, stream, Firehose
 *   push         files              -                    Firehose
 *   run          stream             yes                  Firehose, stream, files
 *   Lambda       event              yes                  Firehose, stream, or the event's own answer
 *   verify       stream, objects    yes                  a report of what does not match
 *   redrive      leftovers          optional             stream, Firehose
 *   replay       objects, captures  -                    stream, Firehose
 * </pre>
 *
 * <p>So there is one loop that moves batches (the pump in {@link dev.kdt.flow}), one place that decides what may be acknowledged
 * (the ledger beside it), one place that sends records again ({@code BatchDelivery}, by which {@link dev.kdt.flow.ServiceSink}
 * sends each batch). A host (a command, a Lambda handler)
 * puts its parts together as a {@link dev.kdt.flow.Run}, in a few lines. The promise that follows: the same records through any host end in the same outcomes.
 *
 * <h2>A record's way</h2>
 *
 * <ol>
 *   <li>A {@link dev.kdt.flow.Source} yields a {@link dev.kdt.record.Batch}: records of one lane (a shard, the files of a
 *       command), in order, with positions.
 *   <li>The {@link dev.kdt.pipeline.Processor} decompresses, de-aggregates, decodes, runs the steps, encodes. Steps hand each
 *       other values; bytes are made once, at the end. Each record ends in one {@link dev.kdt.pipeline.Outcome}: kept, dropped
 *       or failed. An error is a value, not an exception that climbs.
 *   <li>The {@link dev.kdt.flow.Sink} cuts by the service's limits, sends, sends again only what failed, and settles outputs
 *       one by one. Where a step routes outputs to several targets, {@link dev.kdt.flow.RoutedSink} stands before their sinks.
 *       A record that failed is parked; so is an output that was never taken, alone. A file takes outputs in runs, as
 *       bytes that are written together.
 *   <li>The checkpoint moves to the end of the contiguous settled prefix, after parked records and files of outputs are on the
 *       disk. Children of a split shard start when their parents are settled.
 * </ol>
 *
 * <h2>The floor plan</h2>
 *
 * <p>The modules, under {@code src}, each a library with the dependencies that its users need and no others:
 *
 * <pre>
 *   engine    the pipeline: compile once, process records; no AWS, no HTTP
 *   endpoint  Kinesis, Firehose and Lambda in a process, for tests and laptops; sees engine
 *   runtime   moving records, and the services through the SDK; sees engine
 *   lambda    the function; sees runtime
 *   cli       the tool, kdt-all.jar; sees all of these
 *   clients, bench   other makers' clients and benchmarks, in the profiles of these names
 * </pre>
 *
 * <p>A library that only some users need is optional, and {@link dev.kdt.library.OptionalLibrary} asks for it by its name.
 * Tests of {@code runtime} and {@code lambda} use {@code endpoint}; those of {@code endpoint} use the SDK, its independent judge.
 *
 * <p>The packages inside them:
 *
 * <pre>
 *   engine    { bytes, unit, library } &lt;- { record, json } &lt;- { codec, jq } &lt;- pipeline
 *   endpoint  pipeline &lt;- { endpoint.option, endpoint.fault, endpoint.event, endpoint.redshift } &lt;- local &lt;- endpoint
 *   runtime   record &lt;- load;  pipeline &lt;- flow &lt;- { aws, audit };  aws &lt;- destination
 *   lambda    destination &lt;- lambda
 *   cli       pipeline &lt;- generate;  all of them &lt;- cli
 * </pre>
 *
 * <p>A room may look at the rooms to its left, never to its right; between modules the compiler guards it, inside them {@code
 * ArchitectureTest}. No package of the engine or of the endpoint is in a circle with others.
 *
 * <ul>
 *   <li>{@link dev.kdt.bytes}: runs of bytes, read and written.
 *   <li>{@link dev.kdt.unit}, {@link dev.kdt.library}: time spans as people write them; optional libraries.
 *   <li>{@link dev.kdt.record}: what Kinesis itself defines: the wire record, positions, hash keys, the services' limits.
 *   <li>{@link dev.kdt.json}: a JSON value as bytes.
 *   <li>{@link dev.kdt.codec}: payload bytes to values and back: aggregates, compression, envelopes; sniffing.
 *   <li>{@link dev.kdt.jq}: the expression language; {@link dev.kdt.jq.program} compiles and runs.
 *   <li>{@link dev.kdt.pipeline}: the pipeline file, its steps, the processor.
 *   <li>{@link dev.kdt.load}: how busy a stream's shards and keys are, and what to do about it.
 *   <li>{@link dev.kdt.flow}: moving batches: the pump, the ledger, files, parking, checkpoints.
 *       {@link dev.kdt.flow.replay} brings records into the order of their times, each when it is due; {@link dev.kdt.flow.capture}
 *       finds times and keys in captures of streams.
 *   <li>{@link dev.kdt.aws}: the SDK side: reading shards, sending batches.
 *   <li>{@link dev.kdt.audit}: {@code kdt verify}: what is in a stream, matched with what was delivered.
 *   <li>{@link dev.kdt.redrive}: {@code kdt redrive}: leftovers of failures of every kind, and the ledger of those that were sent again.
 *   <li>{@link dev.kdt.destination}: targets as commands and functions name them, looked for and opened.
 *   <li>{@link dev.kdt.lambda}: the Lambda handlers; {@link dev.kdt.lambda.loop} runs one where AWS's runtime client cannot.
 *   <li>{@link dev.kdt.generate}: templates that make records. {@link dev.kdt.generate.template} reads them (YAML), {@link
 *       dev.kdt.generate.compiled} runs them: {@link dev.kdt.generate.entity} plans records by event time, and the fields of {@link
 *       dev.kdt.generate.value} write them, by any number of threads.
 *   <li>{@link dev.kdt.endpoint}: the embedded endpoint as its users see it; {@link dev.kdt.endpoint.junit} in tests.
 *   <li>{@link dev.kdt.local}: its inside. It speaks the wire protocol without the SDK.
 *   <li>{@link dev.kdt.cli}: the command line: {@code Main} touches the process; {@code command} has a folder for each command, which
 *       sees {@code host}, {@code option}, {@code show} and {@code console}, and never another command's folder.
 *   <li>{@link dev.kdt.cli.help}: pages of commands and topics, as text and as manual pages; {@code cli.ManPages} writes those.
 *   <li>{@link dev.kdt.cli.config}: configuration files, their contexts, what goes before what, and the trust in a project's file.
 *   <li>{@link dev.kdt.cli.screen}: the base of programs that take the whole terminal: keys, frames, Ctrl-Z, and a terminal that is
 *       given back as it was.
 *   <li>{@link dev.kdt.cli.viewer}: the screen of {@code kdt tail}.
 *   <li>{@link dev.kdt.cli.top}: the load of a stream as {@code kdt top} prints and shows it; {@link dev.kdt.load} measures it.
 *   <li>{@link dev.kdt.cli.watch}: {@code kdt run} seen from outside: metrics, health, OTLP, a line a minute.
 *   <li>{@link dev.kdt.cli.sending}: what {@code kdt produce} and {@code kdt replay} share: keys, {@code --resume}, summaries.
 *   <li>{@link dev.kdt.cli.preflight}: {@code kdt produce --preflight}: limits, needs and costs of records that are not sent.
 *   <li>{@link dev.kdt.cli.packaging}: {@code kdt lambda package}: a function as a zip file. {@link
 *       dev.kdt.lambda.FunctionManifest} in it says what the function is; the function and the template read it.
 *   <li>{@link dev.kdt.cli.completion}: {@code kdt completion}: the scripts for shells, made from the model of the command line.
 *   <li>{@link dev.kdt.cli.shell}: {@code kdt shell}: command lines as sh reads them, the prompt, Ctrl-C for one command.
 *   <li>{@link dev.kdt.cli.deployment}: {@code kdt lambda template}: templates that deploy such a file.
 * </ul>
 *
 * <h2>To add something, touch these files</h2>
 *
 * <pre>
 *   a value      that options or parameters take: its label's kind in cli.completion.ValueKinds; one that is looked for: in
 *                cli.command.completion.KnownValues
 *   a step       one file in pipeline.step with its spec and examples, one line in Steps.ALL, its test
 *   a codec      one constant in codec.Codec and the file that does it, its test; a sample in src/clients/src/test/programs/corpus.*, whose
 *                payloads are kept in src/engine/src/test/resources/corpus (mvn -Pclients verify makes them anew)
 *   a binary     format: its constant, its codec.format.BinaryFormat in codec.binary, codec.avro or codec.protobuf, its line in
 *                codec.BinaryFormats, its mark in codec.BinaryMark
 *   an envelope  in JSON: a codec whose file is a codec.JsonEnvelope, a line in JsonEnvelopes.of, its first keys in FirstKey
 *   a setting    of configuration files: one constant in cli.config.Setting, its check in ValueCheck, whoever uses it in cli.option.Session
 *   a format     of records: one constant in cli.option.OutputFormat, its renderer in cli.show.Renderers; a letter of tail's -f:
 *                cli.show.FormatField; a filter before a pipeline's steps: one pipeline.RecordFilter, an option of tail
 *   a command    one file in a folder of cli.command, one line in cli.Commands.ALL, its examples in
 *                src/cli/src/main/resources/dev/kdt/cli/help/commands, a transcript in src/cli/src/test/transcripts, completions/
 *   an action    one file in local.kinesis or local.firehose with its constraints; one line in KinesisActions or FirehoseActions;
 *                of Kinesis also: its rate in kinesis.CallRate.ALL, cases in answers.txt and refusals.txt of the endpoint's tests,
 *                and its expected rate in CallRatesTest if it is not the usual one; of Firehose: its contract test;
 *                of Lambda: one file in local.lambda with its route, one line in LambdaActions, its test through the SDK
 *   an archive   what is in it: src/dist (mvn -Pdist package makes them, src/dist/try runs them in a bare system); a Java module that a
 *                library needs: dist.modules in its pom.xml
 *   a client     its program in src/clients/src/test/programs, its test in src/clients (mvn -Pclients verify)
 *   a limit      record.Limits, with the page it comes from; how often an operation may be called: kinesis.CallRate.ALL;
 *                the length or range of one member of a request: the action's file, or KinesisShapes and FirehoseShapes beside it
 *   a price      of a service: cli.preflight's prices.yaml with its source, PriceFile and Estimate; EstimateTest calculates it by hand
 *   a host       a flow.Run, from makers of its parts; ConsoleRun shows one, KinesisHost answers an event with one
 *   a target     one record in destination.Target or ServiceTarget, and how it is opened there
 *   a reading    of shards: aws.ShardFeed gives a shard's records, aws.ShardSelection says which shards, aws.ReadRate how often;
 *                ReshardingStormIT runs tail with it while shards change and reads fail
 *   a retry      flow.RetryPolicy says how often, flow.Attempts when; flow.BatchDelivery sends records again, to shards
 *                flow.shard.LanePace has them sent again; aws.RetriedCalls makes other calls again; what the endpoint does again, as Firehose does: local.delivery.TransformCall, ObjectUploader
 *   a reading    of a shard: an aws.ShardFeed, as PolledShard and SubscribedShard are, which StreamSource gives to the shard's lane
 *   an order     of sending: flow.shard.KeyOrder, held by KeyOrderTest (mvn -Porder test tries 100 seeds)
 *   a state      of a group, shared by machines: flow.ConditionalStore, as aws.StateObjects is; flow.GroupLease says who owns it. SharedRunIT
 *                kills, pauses and cuts off its owners (-Dkdt.rounds=100: more often)
 *   a crash      of a command: KilledRunIT kills run in all its phases, KilledProduceIT produce, and count what came (-Dkdt.kills=300: more often)
 *   a check      of a service's answer: aws.Answers; and nonsense for it in dev.kdt.answers of the tests (mvn -Panswers test)
 *   a template   of records: one file of YAML in samples/templates, one line in Templates.ALL
 *   a finding    of verify: audit.Verdict, and audit.Conclusion, which tells it
 *   a leftover   of redrive: redrive.LeftoverKind, and redrive.LeftoverReader, which finds it
 *   a fake       of templates: one line in generate.fake.FakeNames
 *   a field      of templates: its generate.value.Field, its FieldForm with spec and examples in generate.template.form, one line in
 *                Forms.ALL, its test
 *   a shape      of texts that {@code produce --learn} knows: generate.learn.PersonalData for one of persons and machines, TimeForm for
 *                times; a distribution: one record in Fit, its candidate in BestFit
 *   a setting    of a function: lambda.FunctionSettings; in its package: lambda.FunctionManifest; in its template: function.yaml
 *   a library    that functions carry: one line in cli.packaging.Library; PackageContentIT fails while one that they use has none
 *   a program    on the whole terminal: a screen.ScreenProgram that shows a screen.Picture, tested on screen.VirtualScreen
 *   a metric     of a run: where it is counted (flow.RunCounters, flow.RequestMeter), a line in cli.watch.RunMetrics, the table in README.md;
 *                its name and unit by PrometheusIT (mvn -Pclients verify)
 *   a resource   of a deployed function: one file of YAML beside cli.deployment, where DeploymentTemplate adds it; what the function may
 *                do with it under Statements there, held by FunctionPermissionsTest; its types by TemplateTypesIT (mvn -Pclients verify)
 * </pre>
 *
 * <p>{@code CoverageTest} and {@code CallRatesTest} of the endpoint fail while an action of Kinesis lacks one of its parts, or one of
 * Firehose its line; {@code StepExamplesTest}, {@code CompletionsTest} and {@code TemplatesTest}, while a step, a command or a template
 * is not in its list.
 *
 * <h2>Why it is as it is</h2>
 *
 * <ul>
 *   <li><b>Our own jq</b>: transformations are what the tool is for. The engine works on a record's bytes with a lazily scanned
 *       tape and builds no trees, which no library does.
 *   <li><b>Jetty</b> serves the endpoint: HTTP/1.1 and HTTP/2 with prior knowledge on one port (the SDK's enhanced fan-out wants
 *       the latter), event streams frame by frame, eight jars. Helidon is as fast with 36 jars, and only after its TCP options
 *       are set by hand.
 *   <li><b>An append-only segmented log</b> keeps the endpoint's records: a put is one sequential write, more than twice as
 *       fast as H2's MVStore committed for each request, and a torn tail is found by its checksum and set aside. The figures are
 *       in {@link dev.kdt.local.log}.
 *   <li><b>Times, waiting, streams, environment are handed in</b>, so a test waits for what happens and never for a time
 *       to pass, and transcripts run in one process.
 * </ul>
 */
@NullMarked
package dev.kdt;

import org.jspecify.annotations.NullMarked;
