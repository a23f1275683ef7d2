// The thinnest server around bpmn-engine: a run is recovered from PostgreSQL, goes on, and is kept again.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { Engine } from 'bpmn-engine';
import pg from 'pg';

const [, , port, address] = process.argv;
const { port: at, ...database } = JSON.parse(address);
const pool = new pg.Pool({ ...database, port: at ?? 5432, max: 8 });
const source = readFileSync(new URL('./s.bpmn', import.meta.url), 'utf8');
await pool.query('CREATE TABLE IF NOT EXISTS node_run (id text PRIMARY KEY, state json)');

const openOf = (execution) => execution.getPostponed().map((each) => each.id);

async function start() {
  const id = randomUUID();
  const engine = new Engine({ name: id, source });
  const execution = await engine.execute();
  await pool.query('INSERT INTO node_run VALUES ($1, $2)', [id, JSON.stringify(await engine.getState())]);
  const open = openOf(execution);
  await engine.stop();
  return { id, open };
}

async function complete(id, task, given) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT state FROM node_run WHERE id = $1 FOR UPDATE', [id]);
    const engine = new Engine({ name: id }).recover(rows[0].state);
    const execution = await engine.resume();
    execution.environment.variables.terug = given.besluit === 'terug';
    execution.signal({ id: task, form: given });
    const open = openOf(execution);
    await client.query('UPDATE node_run SET state = $2 WHERE id = $1', [id, JSON.stringify(await engine.getState())]);
    await client.query('COMMIT');
    if (open.length) await engine.stop(); // of a run that is over, stop never answers
    return { open };
  } finally {
    client.release();
  }
}

createServer(async (request, response) => {
  try {
    const parts = [];
    for await (const part of request) parts.push(part);
    const [, verb, id, task] = request.url.split('/');
    const answer = verb === 'start' ? await start() : await complete(id, task, JSON.parse(Buffer.concat(parts)));
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer));
  } catch (error) {
    response.writeHead(500).end(String(error.stack));
  }
}).listen(Number(port), '127.0.0.1');
