// The drawing table: bpmn-js with a panel for rol, formulier, termijn and regie, and the findings of the check beside it.
import BpmnModeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule } from 'bpmn-js-properties-panel';
import { ave } from './modeler/ave.js';
import { checkWhile } from './modeler/checking.js';
import { dutch } from './modeler/dutch.js';
import { keepWith } from './modeler/keeping.js';
import { panelWith } from './modeler/panel.js';

const BROKEN = 'Dit diagram kan hier niet worden getekend. Haal het bestand op, verbeter het en zet het terug.';

const place = document.querySelector('[data-tekentafel]');
if (place) open(place);

async function open(place) {
  const { bestand, keuzes } = place.dataset;
  try {
    const [xml, choices] = await Promise.all([read(bestand, 'text'), read(keuzes, 'json')]);
    const modeler = new BpmnModeler({
      container: place.querySelector('[data-doek]'),
      propertiesPanel: { parent: place.querySelector('[data-eigenschappen]') },
      additionalModules: [BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, panelWith(choices), dutch],
      moddleExtensions: { ave },
    });
    await modeler.importXML(xml);
    describe(place);
    modeler.get('canvas').zoom('fit-viewport', 'auto');
    checkWhile(modeler, place);
    keepWith(modeler, place);
    place.dataset.klaar = '';
  } catch (error) {
    console.error(error);
    const message = place.querySelector('[data-tekentafel-bericht]');
    message.textContent = BROKEN;
    message.hidden = false;
  }
}

async function read(url, kind) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response[kind]();
}

function describe(place) {
  const drawing = place.querySelector('svg[tabindex]');
  drawing?.setAttribute('role', 'group');
  drawing?.setAttribute('aria-label', `${place.dataset.naam}. De stappen staan ook in woorden op de pagina van het ontwerp.`);
}
