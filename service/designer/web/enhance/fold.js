// On a phone the long parts of a page are folded, unless the address points into one of them.
export function foldOnPhone() {
  if (!matchMedia('(max-width: 40rem)').matches) return;
  const wanted = location.hash.slice(1);
  for (const part of document.querySelectorAll('details[data-vouw]')) {
    if (!wanted || !part.querySelector(`[id="${CSS.escape(wanted)}"]`)) part.open = false;
  }
}
