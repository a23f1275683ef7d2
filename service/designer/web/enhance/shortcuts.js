// Keys to walk through a list: j, k, o, / and ?. A person can switch them off; the choice stays on this device.
const STORE = 'kapstok-sneltoetsen';

const keys = {
  j: () => move(1),
  k: () => move(-1),
  o: () => currentRow()?.querySelector('[data-oppakken]')?.click(),
  '/': () => document.querySelector('[data-zoek]')?.focus(),
  '?': () => {
    const list = document.querySelector('[data-sneltoetsen]');
    list.open = true;
    list.querySelector('summary').focus();
  },
};

export function walkWithKeys() {
  const list = document.querySelector('[data-sneltoetsen]');
  if (!list) return;
  const choice = list.querySelector('[data-sneltoetsen-aan]');
  choice.checked = localStorage.getItem(STORE) !== 'uit';
  choice.addEventListener('change', () => localStorage.setItem(STORE, choice.checked ? 'aan' : 'uit'));
  list.hidden = false;
  document.addEventListener('keydown', (event) => {
    if (!choice.checked || isTaken(event) || !Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  });
}

function isTaken(event) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return true;
  return event.target.closest('input, textarea, select, [contenteditable], dialog, [data-diagram-doek]') !== null;
}

function currentRow() {
  return document.activeElement?.closest('[data-rij]') ?? null;
}

function move(step) {
  const rows = [...document.querySelectorAll('[data-rij]')];
  const present = rows.indexOf(currentRow());
  const next = present === -1 ? rows[0] : rows[present + step];
  next?.querySelector('[data-rij-open]')?.focus();
}
