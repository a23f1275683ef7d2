// The panel of an element: who does it, with which form, by when, and which regie changes hands.
import { SelectEntry, TextFieldEntry, isSelectEntryEdited, isTextFieldEntryEdited } from '@bpmn-io/properties-panel';
import { h } from '@bpmn-io/properties-panel/preact';
import { useService } from 'bpmn-js-properties-panel';

const EVENTS = ['bpmn:StartEvent', 'bpmn:EndEvent', 'bpmn:IntermediateThrowEvent', 'bpmn:IntermediateCatchEvent', 'bpmn:BoundaryEvent'];
const REGIE =
  'Soort en ontvanger, bijvoorbeeld "casusregie: behandelaar" of "procesregie: einde". Ontvangers: behandelaar, ' +
  'antwoord:veld, taak:id, rol:sleutel, einde. Meer dan een: zet er een puntkomma tussen.';

// What can be said of which kind of element. `from` names the list in the choices that the server gives.
const fields = [
  { key: 'rol', label: 'Rol', from: 'rollen', on: ['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:Lane', 'bpmn:CallActivity', 'bpmn:Process', ...EVENTS] },
  { key: 'formulier', label: 'Formulier', from: 'formulieren', on: ['bpmn:UserTask', ...EVENTS] },
  { key: 'termijn', label: 'Termijn', from: 'termijnen', on: ['bpmn:UserTask'] },
  { key: 'beslissing', label: 'Beslistabel', from: 'beslistabellen', on: ['bpmn:BusinessRuleTask'] },
  { key: 'operatie', label: 'Operatie', on: ['bpmn:ServiceTask', 'bpmn:SendTask'], hint: 'Wat de worker doet, zonder mens.' },
  { key: 'fase', label: 'AVE-fase', on: ['bpmn:CallActivity', 'bpmn:SubProcess'], hint: 'De fase die hier begint: 1, 2, 3 of 4.' },
  { key: 'regie', label: 'Regie', on: ['bpmn:UserTask', 'bpmn:IntermediateThrowEvent', 'bpmn:EndEvent', 'bpmn:StartEvent'], hint: REGIE },
  { key: 'toont', label: 'Toont antwoorden van', on: ['bpmn:UserTask'], hint: 'De id’s van eerdere stappen, met komma’s ertussen. Niemand ziet meer dan hier staat.' },
  { key: 'prioriteit', label: 'Prioriteit', on: ['bpmn:UserTask'], hint: '0 tot en met 100; zonder prioriteit 50.' },
];

export function panelWith(choices) {
  return {
    __init__: ['kapstokPanel'],
    kapstokPanel: ['type', class {
      static $inject = ['propertiesPanel'];
      constructor(propertiesPanel) {
        // Late, so that the fields of the method stand right under the name of the element.
        propertiesPanel.registerProvider(200, this);
      }
      getGroups(element) {
        return (groups) => {
          const entries = fields.filter((field) => fits(element, field)).map((field) => entry(field, choices[field.from]));
          if (!entries.length) return groups;
          const group = { id: 'kapstok', label: 'AVE', entries, shouldOpen: true };
          return [...groups.slice(0, 1), group, ...groups.slice(1)];
        };
      }
    }],
  };
}

function fits(element, field) {
  const business = element.businessObject;
  return field.on.some((type) => business?.$type === type || (type === 'bpmn:Process' && business?.processRef));
}

function entry(field, options) {
  return {
    id: `ave-${field.key}`,
    component: options ? choose(field, options) : write(field),
    isEdited: options ? isSelectEntryEdited : isTextFieldEntryEdited,
  };
}

function choose(field, options) {
  return ({ element }) => {
    const kept = useKept(element, field);
    // What stands there already is never taken away by opening the panel.
    const unknown = kept.value && !options.some((option) => option.sleutel === kept.value);
    const known = options.map((option) => ({ value: option.sleutel, label: option.label }));
    const getOptions = () => [
      { value: '', label: '(geen)' },
      ...(unknown ? [{ value: kept.value, label: `${kept.value} (onbekend)` }] : []),
      ...known,
    ];
    return h(SelectEntry, { id: `ave-${field.key}`, element, label: field.label, description: field.hint, ...kept.ways, getOptions });
  };
}

function write(field) {
  return ({ element }) => {
    const debounce = useService('debounceInput');
    const kept = useKept(element, field);
    return h(TextFieldEntry, { id: `ave-${field.key}`, element, label: field.label, description: field.hint, debounce, ...kept.ways });
  };
}

function useKept(element, field) {
  const modeling = useService('modeling');
  const business = element.businessObject.processRef ?? element.businessObject;
  const name = `ave:${field.key}`;
  const getValue = () => business.get(name) ?? '';
  const setValue = (value) => modeling.updateModdleProperties(element, business, { [name]: value || undefined });
  return { value: getValue(), ways: { getValue, setValue } };
}
