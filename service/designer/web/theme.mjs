// The design tokens of the example theme that our style sheet really reads: the whole theme is 200 kB, we use a tenth.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const theme = new URL(
  '../node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css',
  import.meta.url,
);
const declaration = /^\s*(--[\w-]+):\s*(.+?);/gm;
const reference = /var\(\s*(--[\w-]+)/g;

export async function usedTokens(rules) {
  const tokens = new Map();
  for (const [, name, value] of (await readFile(fileURLToPath(theme), 'utf8')).matchAll(declaration)) {
    tokens.set(name, value);
  }
  const wanted = new Set();
  collect(rules, tokens, wanted);
  const lines = [...tokens].filter(([name]) => wanted.has(name)).map(([name, value]) => `${name}:${value}`);
  return `.voorbeeld-theme{${lines.join(';')}}`;
}

// A token may refer to another token: follow them to the end.
function collect(text, tokens, wanted) {
  for (const [, name] of text.matchAll(reference)) {
    if (tokens.has(name) && !wanted.has(name)) {
      wanted.add(name);
      collect(tokens.get(name), tokens, wanted);
    }
  }
}
