// Transforms lines of JSON: node lines.mjs FILE 'e => …'. What the function gives is printed, unless it is undefined.
import { createReadStream } from 'node:fs';

const [file, source] = process.argv.slice(2);
const transform = eval(source);
let rest = '';
for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop();
  let out = '';
  for (const line of lines) {
    const result = transform(JSON.parse(line));
    if (result !== undefined) out += JSON.stringify(result) + '\n';
  }
  process.stdout.write(out);
}
