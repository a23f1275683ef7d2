// Comfort on top of pages that already work: drafts, conditions, a question first, shortcuts.
import { followConditions } from './enhance/conditions.js';
import { askFirst } from './enhance/confirm.js';
import { keepDraft } from './enhance/draft.js';
import { foldOnPhone } from './enhance/fold.js';
import { walkWithKeys } from './enhance/shortcuts.js';

for (const form of document.querySelectorAll('[data-formulier]')) {
  followConditions(form);
  if (form.dataset.conceptUrl) keepDraft(form);
}
askFirst();
foldOnPhone();
walkWithKeys();
document.querySelector('[data-foutenlijst]')?.focus();
