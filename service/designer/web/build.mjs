// Builds what a browser gets from Kapstok: style sheets, scripts, the mark, and the licences of what is inside.
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as esbuild } from 'esbuild';
import { licences } from './licences.mjs';
import { usedTokens } from './theme.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = join(here, '../../kapstok/web/static');
const common = { bundle: true, minify: true, metafile: true, legalComments: 'none', charset: 'utf8' };

export async function build() {
  await mkdir(target, { recursive: true });
  const [scripts, styles] = await Promise.all([buildScripts(), buildStyles()]);
  await cp(join(here, 'images'), target, { recursive: true });
  await writeFile(join(target, 'licenties.txt'), await licences([scripts.metafile, styles.metafile]));
}

function buildScripts() {
  return esbuild({
    ...common,
    entryPoints: [join(here, 'viewer.js'), join(here, 'enhance.js'), join(here, 'modeler.js'), join(here, 'modeler.css')],
    format: 'esm',
    loader: { '.svg': 'dataurl', '.woff2': 'dataurl' },
    plugins: [withoutInlineStyle],
    target: 'es2022',
    outdir: target,
  });
}

// The tokens of the theme come first, so that the theme of Kapstok can overrule them.
async function buildStyles() {
  const result = await esbuild({ ...common, entryPoints: [join(here, 'kapstok.css')], write: false, outdir: target });
  const rules = result.outputFiles[0].text;
  await writeFile(join(target, 'kapstok.css'), (await usedTokens(rules)) + rules);
  return result;
}

// Our pages allow no style in the text of a page; the one that the panel brings stands in modeler.css.
const withoutInlineStyle = {
  name: 'without-inline-style',
  setup: (build) =>
    build.onLoad({ filter: /bpmn-js-properties-panel[\\/]dist[\\/]index\.esm\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('<div style="height: 100%"', '<div'),
      loader: 'js',
    })),
};
