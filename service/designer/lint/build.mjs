// Bundles bpmnlint for the sandbox of kapstok.bpmn.structure: the same rules that the modeler shows while drawing.
// The bundle is kept in the repository, so that the gate stands in every checkout; a test builds it again and compares.
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { licences } from '../web/licences.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const home = join(here, '../../kapstok/bpmn/structure');

export async function build(target = home) {
  const { metafile } = await bundle({
    entryPoints: [join(here, 'entry.js')],
    outfile: join(target, 'bpmnlint.js'),
    bundle: true,
    minify: true,
    keepNames: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  });
  await writeFile(join(target, 'bpmnlint.licenties.txt'), await licences([metafile], []));
}
