// The check of the server while somebody draws: findings as a list beside the drawing, and a mark on the element.
const PAUSE = 1200;
const WORDS = { fout: 'Fout', waarschuwing: 'Let op' };

export function checkWhile(modeler, place) {
  let timer = null;
  let turn = 0;
  const look = async () => {
    const mine = ++turn;
    tell(place, 'Controleren …');
    const found = await ask(place, (await modeler.saveXML({ format: true })).xml);
    if (mine === turn) show(modeler, place, found);
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  };
  modeler.on('commandStack.changed', soon);
  look();
}

async function ask(place, xml) {
  const body = new FormData();
  body.set('csrf_token', place.dataset.csrf);
  body.set('inhoud', xml);
  try {
    const response = await fetch(place.dataset.controle, { method: 'POST', body, headers: { Accept: 'application/json' } });
    return response.ok ? (await response.json()).bevindingen : null;
  } catch {
    return null;
  }
}

function show(modeler, place, found) {
  const list = place.querySelector('[data-bevindingen]');
  list.replaceChildren();
  unmark(modeler);
  if (!found) return tell(place, 'De controle is nu niet bereikbaar. Teken gerust verder; bewaren kan later.');
  const faults = found.filter((item) => item.zwaarte === 'fout').length;
  tell(place, found.length ? `${count(faults, 'fout', 'fouten')}, ${count(found.length - faults, 'opmerking', 'opmerkingen')}` : 'Geen bevindingen.');
  for (const item of found) list.append(line(modeler, item));
  for (const item of found) mark(modeler, item);
}

function line(modeler, item) {
  const made = document.createElement('li');
  made.className = `kapstok-bevinding kapstok-bevinding--${item.zwaarte}`;
  const head = document.createElement('strong');
  head.textContent = `${WORDS[item.zwaarte] ?? item.zwaarte}: ${item.naam || item.element || item.bestand}`;
  const text = document.createElement('span');
  text.textContent = item.zin;
  made.append(head, text);
  const shape = item.element && modeler.get('elementRegistry').get(item.element);
  if (shape) made.append(pointer(modeler, shape));
  return made;
}

function pointer(modeler, shape) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'kapstok-bevinding__wijs';
  button.textContent = 'Wijs aan';
  button.addEventListener('click', () => {
    modeler.get('canvas').scrollToElement(shape);
    modeler.get('selection').select(shape);
  });
  return button;
}

function mark(modeler, item) {
  const shape = item.element && modeler.get('elementRegistry').get(item.element);
  if (shape) modeler.get('canvas').addMarker(shape, `kapstok-${item.zwaarte}`);
}

function unmark(modeler) {
  const canvas = modeler.get('canvas');
  for (const shape of modeler.get('elementRegistry').getAll()) {
    for (const weight of Object.keys(WORDS)) canvas.removeMarker(shape, `kapstok-${weight}`);
  }
}

function tell(place, text) {
  place.querySelector('[data-controle-stand]').textContent = text;
}

function count(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}
