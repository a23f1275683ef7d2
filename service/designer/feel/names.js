// Which variables an expression reads: every variable name in the tree that nothing in the expression itself binds.
import { builtins, SyntaxError } from 'feelin';

const NO_READING = new Set(['Name', 'Key', 'PathName', 'ParameterName', 'Type', 'SpecialFunctionName', 'DateTimeConstructor']);

export function namesIn(top, source) {
  const found = { names: new Set(), unknownFunctions: [], source };
  walk(top, new Set(), found);
  return { ...found, names: [...found.names], source: undefined };
}

function textOf(node, { source }) {
  const text = source.slice(node.from, node.to).replace(/\s+/g, ' ').trim();
  return node.name === 'StringLiteral' ? text.slice(1, -1) : text;
}

function childrenOf(node) {
  const children = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

function walk(node, bound, found) {
  const visit = visitors[node.name];
  if (visit) visit(node, bound, found);
  else if (!NO_READING.has(node.name)) walkAll(childrenOf(node), bound, found);
}

function walkAll(nodes, bound, found) {
  for (const node of nodes) walk(node, bound, found);
}

function walkIteration(node, bound, found) {
  const inner = new Set(bound);
  if (node.name === 'ForExpression') inner.add('partial');
  for (const child of childrenOf(node)) {
    if (child.name !== 'InExpressions') {
      walk(child, inner, found);
      continue;
    }
    for (const iteration of child.getChildren('InExpression')) {
      walk(iteration, inner, found);
      inner.add(textOf(iteration.getChild('Name'), found));
    }
  }
}

const visitors = {
  VariableName(node, bound, found) {
    const name = textOf(node, found);
    if (!bound.has(name)) found.names.add(name);
  },
  FunctionInvocation(node, bound, found) {
    const [target, ...rest] = childrenOf(node);
    const name = textOf(target, found);
    if (target.name !== 'VariableName') walk(target, bound, found);
    else if (!bound.has(name) && !Object.hasOwn(builtins, name)) {
      found.names.add(name);
      found.unknownFunctions.push([name, target.from]);
    }
    walkAll(rest, bound, found);
  },
  ForExpression: walkIteration,
  QuantifiedExpression: walkIteration,
  FunctionDefinition(node, bound, found) {
    const parameters = node.getChild('FormalParameters')?.getChildren('FormalParameter') ?? [];
    const inner = new Set([...bound, ...parameters.map((each) => textOf(each.getChild('ParameterName'), found))]);
    walkAll(node.getChildren('FunctionBody'), inner, found);
  },
  // `<> 3` and the like: feelin reads one comparison within another and fails when it is evaluated
  SimplePositiveUnaryTest(node, bound, found) {
    if (node.parent.name === node.name) {
      throw new SyntaxError('Unrecognized token', { position: { from: node.from, to: node.firstChild.to } });
    }
    walkAll(childrenOf(node), bound, found);
  },
  Context(node, bound, found) {
    const inner = new Set(bound);
    for (const entry of node.getChildren('ContextEntry')) {
      walk(entry, inner, found);
      inner.add(keyOf(entry, found));
    }
  },
  // within the brackets stand `item` and the keys of the contexts that are filtered
  FilterExpression(node, bound, found) {
    const [target, ...rest] = childrenOf(node);
    walk(target, bound, found);
    walkAll(rest, new Set([...bound, 'item', ...keysWithin(target, found)]), found);
  },
};

function keyOf(entry, found) {
  const key = entry.getChild('Key');
  return textOf(key.firstChild ?? key, found);
}

function keysWithin(node, found) {
  const keys = node.name === 'ContextEntry' ? [keyOf(node, found)] : [];
  return keys.concat(...childrenOf(node).map((child) => keysWithin(child, found)));
}
