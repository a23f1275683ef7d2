// Bundles the FEEL interpreter for the sandbox of kapstok.feel; feelin hides the parts that a compile cache needs.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '../../kapstok/feel/feel.js');

const hidden = {
  interpreter: 'const interpreter = new Interpreter();',
  InterpreterContext: 'class InterpreterContext {',
  builtins: 'const builtins = {',
  getType: 'function getType(',
  // what the bundle leans on without importing it
  _buildExecutionTree: '_buildExecutionTree(tree, input, interpreterContext)',
  addWarning: 'this.warnings.push(',
};

// feelin compares a text with a date, or with a number, as JavaScript does: "2026-01-01" >= date("2027-01-01") is
// true. The standard says null, and the data of a casus keep dates as text.
const laxComparison = /range\.valueType !== null &&\s+TEMPORAL_INSTANT_TYPES\.has\(valueType\) &&\s+TEMPORAL_INSTANT_TYPES\.has\(range\.valueType\) &&\s+valueType !== range\.valueType/;
const strictComparison = 'range.valueType !== null && valueType !== range.valueType';

export function uncover(source) {
  const texts = { ...hidden, comparison: source.match(laxComparison)?.[0] ?? 'the comparison of kinds in rangeIncludes' };
  for (const [name, text] of Object.entries(texts)) {
    if (!source.includes(text)) {
      throw new Error(`feelin has changed: "${text}" (${name}) is not in it any more. ` +
        'Look at service/designer/feel/build.mjs before you upgrade feelin.');
    }
  }
  return `${source.replace(laxComparison, strictComparison)}\nexport { interpreter, InterpreterContext, builtins, getType };\n`;
}

const openFeelin = {
  name: 'open-feelin',
  setup(build) {
    build.onLoad({ filter: /feelin[\\/]dist[\\/]index\.js$/ }, async ({ path }) => ({
      contents: uncover(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

export async function build() {
  await bundle({
    entryPoints: [join(here, 'entry.js')],
    outfile: target,
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [openFeelin],
  });
}
