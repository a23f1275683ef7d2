// The licence texts of everything that ended up in a bundle, each text once, with the packages it covers.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));
const tokens = '@nl-design-system-unstable/voorbeeld-design-tokens';
const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)\//;

export async function licences(metafiles, others = [tokens]) {
  const names = new Set(others);
  for (const input of metafiles.flatMap((metafile) => Object.keys(metafile.inputs))) {
    const found = inPackage.exec(input);
    if (found) names.add(found[1]);
  }
  const covered = new Map();
  for (const name of [...names].sort()) {
    const text = await licenceOf(name);
    covered.set(text, [...(covered.get(text) ?? []), name]);
  }
  const rule = '\n' + '='.repeat(78) + '\n';
  return [...covered].map(([text, packages]) => `${packages.join('\n')}\n\n${text.trim()}\n`).join(rule);
}

async function licenceOf(name) {
  const folder = join(modules, name);
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file) return readFile(join(folder, file), 'utf8');
  const { license, author } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return `Licence: ${license}. Author: ${typeof author === 'string' ? author : (author?.name ?? name)}.`;
}
