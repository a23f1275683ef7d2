// The sandbox's side of kapstok.feel: one function that takes questions as JSON and answers as JSON.
import './shim.js';
import {
  builtins, date, dateAndTime, duration, evaluate, getType, interpreter, InterpreterContext, SyntaxError, time, unaryTest,
} from 'feelin';
import { namesIn } from './names.js';

const MOST_EXPRESSIONS = 4000;
const MOST_NODES = 35000; // of what is remembered: about 30 MB
const MOST_TEMPORALS = 200;
const SLICE_MS = 100;

const compiled = new Map();
let nodes = 0;
let clock;

builtins.now = Object.assign(() => dateAndTime(clock), { $args: [] });
builtins.today = Object.assign(() => date(clock.slice(0, 10)), { $args: [] });

function compile(kind, expression) {
  const warnings = new InterpreterContext();
  const method = kind === 'cell' ? 'unaryTest' : 'evaluate';
  const { root, parseTree } = interpreter[method](expression, {}, undefined, warnings);
  let size = 0;
  parseTree.iterate({ enter() { size += 1; } });
  return { root, parseTree, warnings, size };
}

function remember(kind, expression) {
  const key = `${kind} ${expression}`;
  let entry = compiled.get(key);
  if (entry) {
    compiled.delete(key);
  } else {
    const { root, warnings, size } = compile(kind, expression);
    entry = { root, warnings, size };
    nodes += size;
  }
  compiled.set(key, entry);
  for (const [oldest, { size }] of compiled) {
    if (compiled.size <= MOST_EXPRESSIONS && nodes <= MOST_NODES) break;
    compiled.delete(oldest);
    nodes -= size;
  }
  return entry;
}

// a temporal value never changes and is dear to read
function reader(parse) {
  const known = new Map();
  return (text) => {
    if (!known.has(text)) {
      if (known.size >= MOST_TEMPORALS) known.clear();
      known.set(text, parse(text));
    }
    return known.get(text);
  };
}

const read = {
  l: (items) => items.map(decode),
  c: (entries) => Object.fromEntries(entries.map(([key, value]) => [key, decode(value)])),
  date: reader(date),
  time: reader(time),
  moment: reader(dateAndTime),
  duration: reader(duration),
};

function decode(value) {
  return Array.isArray(value) ? read[value[0]](value[1]) : value;
}

const write = {
  list: (value) => ['l', value.map(encode)],
  context: (value) => ['c', Object.entries(value).map(([key, entry]) => [key, encode(entry)])],
  date: (value) => ['date', value.iso],
  time: (value) => ['time', value.iso],
  'date time': (value) => ['moment', value.iso],
  duration: (value) => (value.yearsMonths ? ['months', value.iso] : ['duration', parts(value.value)]),
  number: (value) => (Number.isFinite(value) ? value : ['other', 'number']),
  nil: () => null,
  boolean: (value) => value,
  string: (value) => value,
};

function parts({ days, hours, minutes, seconds, milliseconds, microseconds }) {
  return [days, hours * 3600 + minutes * 60 + seconds, milliseconds * 1000 + microseconds];
}

function encode(value) {
  const type = getType(value);
  return write[type] ? write[type](value) : ['other', type];
}

function unknownName(told, expression) {
  const missing = told.warnings.find(({ type }) => type === 'NO_VARIABLE_FOUND');
  told.warnings.length = 0;
  return missing ? expression.slice(missing.position.from, missing.position.to) : null;
}

const answers = {
  expression(expression, context) {
    const { root, warnings } = remember('expression', expression);
    warnings.warnings.length = 0;
    const value = encode(root(context));
    return [value, unknownName(warnings, expression)];
  },
  cell([cell, value], context) {
    const { root, warnings } = remember('cell', cell);
    warnings.warnings.length = 0;
    const input = decode(value);
    const result = root({ ...context, '?': input })(input);
    return [result === true, unknownName(warnings, cell)];
  },
  names([kind, expression]) {
    const { parseTree } = compile(kind, expression);
    return [namesIn(parseTree.topNode, expression), null];
  },
  // how feelin itself would answer: a test holds the remembered answers against these
  plainExpression(expression, context) {
    const result = evaluate(expression, context);
    return [encode(result.value), unknownName(result, expression)];
  },
  plainCell([cell, value], context) {
    const result = unaryTest(cell, { ...context, '?': decode(value) });
    return [result.value === true, unknownName(result, cell)];
  },
};

function failure(error) {
  if (error instanceof SyntaxError) {
    return { unreadable: [error.position.from, error.position.to, error.message] };
  }
  // without memory there is not even an error
  return { failed: error ? `${error.name}: ${error.message}` : 'out of memory' };
}

// Answers as many questions as fit in a slice of time, at least one; the caller asks again for the rest, so that
// the limit of the sandbox holds for an expression and not for a table.
globalThis.kapstok = (request) => {
  const { kind, items, context, now } = JSON.parse(request);
  const start = Date.now();
  const variables = decode(context);
  clock = now;
  const results = [];
  for (const item of items) {
    try {
      results.push(answers[kind](item, variables));
    } catch (error) {
      results.push(failure(error));
    }
    if (Date.now() - start > SLICE_MS) break;
  }
  return JSON.stringify(results);
};
