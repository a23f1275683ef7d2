// The sandbox's side of kapstok.bpmn.structure: BPMN as text goes in, what bpmnlint reports comes out as JSON.
import './shim.js';
import { BpmnModdle } from 'bpmn-moddle';
import { Linter } from 'bpmnlint';
import lint from './rules.js';

const MOST = 400;
let answer;

globalThis.lint = (xml) => {
  answer = undefined;
  new BpmnModdle().fromXML(xml)
    .then(({ rootElement }) => {
      tie(rootElement.rootElements ?? []);
      // a fresh one each time: some rules remember what they saw before
      return new Linter(lint).lint(rootElement);
    })
    .then((found) => ({ reports: flat(found) }))
    .catch((error) => ({ failed: error ? `${error.name}: ${error.message}` : 'out of memory' }))
    .then((found) => { answer = JSON.stringify(found); });
};

// undefined as long as there is work to do
globalThis.answer = () => answer;

// BPMN may leave out which flows come in and go out; what the flows themselves say holds.
function tie(scopes) {
  for (const { flowElements = [] } of scopes) {
    const flows = flowElements.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
    for (const flow of flows) {
      add(flow.sourceRef, 'outgoing', flow);
      add(flow.targetRef, 'incoming', flow);
    }
    tie(flowElements);
  }
}

function add(node, side, flow) {
  if (node && !node.get(side).includes(flow)) node.get(side).push(flow);
}

function flat(found) {
  return Object.entries(found)
    .flatMap(([rule, reports]) => reports.map((report) => ({ rule, report })))
    .slice(0, MOST)
    .map(({ rule, report }) => ({ rule, id: report.id ?? null, category: report.category, message: report.message }));
}
