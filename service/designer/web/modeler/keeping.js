// Keeping what was drawn: on the button or Ctrl+S, under the revision that was opened, so that nobody is overwritten.
export function keepWith(modeler, place) {
  const button = place.querySelector('[data-bewaren]');
  let changed = false;
  const set = (is) => {
    changed = is;
    button.disabled = !is;
    if (is) tell(place, 'Nog niet bewaard');
  };
  modeler.on('commandStack.changed', () => set(true));
  const keep = async () => {
    if (!changed) return;
    button.disabled = true;
    const { xml } = await modeler.saveXML({ format: true });
    set(!(await send(place, xml)));
  };
  button.addEventListener('click', keep);
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 's') {
      event.preventDefault();
      keep();
    }
  });
  window.addEventListener('beforeunload', (event) => changed && event.preventDefault());
  set(false);
}

async function send(place, xml) {
  const body = new FormData();
  body.set('csrf_token', place.dataset.csrf);
  body.set('inhoud', xml);
  body.set('revisie', place.dataset.revisie);
  try {
    const response = await fetch(place.dataset.bewaar, { method: 'POST', body, headers: { Accept: 'application/json' } });
    const answer = await response.json();
    if (response.ok) place.dataset.revisie = answer.revisie;
    tell(place, response.ok ? `Bewaard om ${answer.bewaard}` : answer.bericht);
    return response.ok;
  } catch {
    tell(place, 'Bewaren lukt nu niet. Probeer het zo weer; uw tekening blijft hier staan.');
    return false;
  }
}

function tell(place, text) {
  place.querySelector('[data-bewaar-stand]').textContent = text;
}
