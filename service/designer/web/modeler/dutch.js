// Dutch for the drawing table. What has no translation is shown as it is; a browser test keeps that list empty.
import { inDutch } from './words.js';

export const dutch = { translate: ['value', translate] };

function translate(text, values = {}) {
  const told = inDutch(text);
  if (told === undefined) (window.__onvertaald ??= new Set()).add(text);
  return (told ?? text).replace(/{([^}]+)}/g, (_, key) => values[key] ?? `{${key}}`);
}
