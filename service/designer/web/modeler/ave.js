// What Kapstok adds to BPMN: attributes in one namespace, on any element, so that other modelers keep them untouched.
const words = ['rol', 'formulier', 'termijn', 'regie', 'toont', 'prioriteit', 'beslissing', 'operatie', 'gegevens', 'fase'];

export const ave = {
  name: 'Kapstok',
  uri: 'urn:nl:kapstok:ave',
  prefix: 'ave',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Aantekening',
      extends: ['bpmn:BaseElement'],
      properties: words.map((name) => ({ name, isAttr: true, type: 'String' })),
    },
  ],
};
