// Runs a query over lines of JSON with DuckDB on one thread: node duckdb.mjs FILE 'SELECT … FROM events'.
import { DuckDBInstance, version } from '@duckdb/node-api';

const [file, query] = process.argv.slice(2);
if (file === '--version') {
  console.log('duckdb ' + version());
} else {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  await connection.run(`CREATE VIEW events AS SELECT * FROM read_ndjson('${file}', columns = {
    'id': 'VARCHAR', 'type': 'VARCHAR', 'at': 'VARCHAR', 'session': 'VARCHAR',
    'user': 'STRUCT(id BIGINT, name VARCHAR, email VARCHAR, country VARCHAR)',
    'page': 'STRUCT(path VARCHAR, referrer VARCHAR, title VARCHAR)',
    'items': 'STRUCT(sku VARCHAR, qty INTEGER, price DOUBLE)[]',
    'agent': 'VARCHAR', 'ip': 'VARCHAR', 'ms': 'INTEGER', 'new': 'BOOLEAN'})`);
  await connection.run(`COPY (${query}) TO '/dev/stdout' (FORMAT JSON)`);
}
