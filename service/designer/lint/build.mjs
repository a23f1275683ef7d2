// Bundles bpmnlint for the sandbox of kapstok.bpmn.structure: the same rules that the modeler shows while drawing.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));

export async function build() {
  await bundle({
    entryPoints: [join(here, 'entry.js')],
    outfile: join(here, '../../kapstok/bpmn/structure/bpmnlint.js'),
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'warning',
  });
}
