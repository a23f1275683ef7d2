// The diagram of a casus: where it stands, where it has been. Drawn by bpmn-js, whose mark stays visible.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

const STEP = 1.25;
const HEIGHT = { least: 220, most: 520, around: 90 };
const BROKEN = 'Het diagram kan nu niet worden getoond. De stappen staan hieronder in woorden.';

// Whoever goes on to another page breaks off what is still being fetched: nothing is wrong then.
let leaving = false;
addEventListener('beforeunload', () => { leaving = true; });

// In a part that is folded there is no room to draw: then wait until somebody opens it.
for (const place of document.querySelectorAll('[data-diagram-url]')) {
  const folded = place.closest('details:not([open])');
  if (folded) folded.addEventListener('toggle', () => mount(place), { once: true });
  else mount(place);
}

async function mount(place) {
  const sheet = place.querySelector('[data-diagram-doek]');
  try {
    const response = await fetch(place.dataset.diagramUrl, { headers: { Accept: 'application/xml' } });
    if (!response.ok) throw new Error(response.statusText);
    sheet.hidden = false;
    const viewer = new NavigatedViewer({ container: sheet });
    await viewer.importXML(await response.text());
    describe(sheet, place.dataset.diagramNaam);
    mark(viewer, place);
    place.querySelector('[data-diagram-balk]').hidden = false;
    navigate(viewer, place, sheet);
  } catch (error) {
    if (leaving) return;
    console.error(error);
    sheet.hidden = true;
    const message = place.querySelector('[data-diagram-bericht]');
    message.textContent = BROKEN;
    message.hidden = false;
  }
}

// bpmn-js makes the drawing itself focusable, for moving it with the arrow keys.
function describe(sheet, name) {
  const drawing = sheet.querySelector('svg[tabindex]');
  drawing?.setAttribute('role', 'group');
  drawing?.setAttribute('aria-label', `${name}. Verschuif met Ctrl en de pijltoetsen; de stappen staan eronder in woorden.`);
}

function mark(viewer, place) {
  markAll(viewer, place.dataset.passed, 'kapstok-gedaan', place.dataset.woordGedaan);
  markAll(viewer, place.dataset.active, 'kapstok-actief', place.dataset.woordActief);
}

function markAll(viewer, ids, marker, word) {
  const registry = viewer.get('elementRegistry');
  for (const id of (ids ?? '').split(/\s+/)) {
    if (!id || !registry.get(id)) continue;
    viewer.get('canvas').addMarker(id, marker);
    if (registry.get(id).waypoints) continue;
    viewer.get('overlays').add(id, { position: { top: -12, right: 14 }, html: flag(marker, word) });
  }
}

function flag(marker, word) {
  const made = document.createElement('span');
  made.className = `kapstok-diagram__stip kapstok-diagram__stip--${marker === 'kapstok-actief' ? 'actief' : 'gedaan'}`;
  made.textContent = word;
  return made;
}

// The wheel belongs to the page until a person steps into the drawing.
function navigate(viewer, place, sheet) {
  const canvas = viewer.get('canvas');
  const wheel = viewer.get('zoomScroll');
  const fit = () => {
    canvas.zoom('fit-viewport', 'auto');
    if (canvas.zoom() > 1) canvas.zoom(1, 'auto');
  };
  const zooms = { in: () => canvas.zoom(canvas.zoom() * STEP), uit: () => canvas.zoom(canvas.zoom() / STEP), passend: fit };
  for (const button of place.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', () => zooms[button.dataset.zoom]());
  }
  fitSheet(canvas, sheet);
  wheel.toggle(false);
  sheet.addEventListener('focusin', () => wheel.toggle(true));
  sheet.addEventListener('focusout', () => wheel.toggle(false));
  fit();
}

// A small process needs no tall sheet.
function fitSheet(canvas, sheet) {
  const { inner, outer } = canvas.viewbox();
  const drawn = inner.height * Math.min(1, outer.width / inner.width) + HEIGHT.around;
  sheet.style.blockSize = `${Math.min(HEIGHT.most, Math.max(HEIGHT.least, drawn))}px`;
  canvas.resized();
}
