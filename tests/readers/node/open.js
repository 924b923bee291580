// open.js FILE...: opens exported graphs in graphology (.graphml, .gexf) and in cytoscape.js (.cyjs) and prints as JSON what they hold:
// [{"file", "consumer", "nodes": {id: {…}}, "edges": [{"key", "source", "target", "data": {…}}]}].
import {readFileSync} from 'node:fs';
import {basename, extname} from 'node:path';
import cytoscape from 'cytoscape';
import graphology from 'graphology';
import gexf from 'graphology-gexf/index.js';
import graphml from 'graphology-graphml/index.js';

function withGraphology(parser, text) {
  const graph = parser.parse(graphology.MultiGraph, text);
  return {
    nodes: Object.fromEntries(graph.mapNodes((id, data) => [id, data])),
    edges: graph.mapEdges((key, data, source, target) => ({key, source, target, data})),
  };
}

function withCytoscape(text) {
  const graph = cytoscape({headless: true, ...JSON.parse(text)});
  return {
    nodes: Object.fromEntries(graph.nodes().map((node) => [node.id(), node.data()])),
    edges: graph.edges().map((edge) => ({key: edge.id(), source: edge.source().id(), target: edge.target().id(), data: edge.data()})),
  };
}

const consumers = {
  '.graphml': ['graphology', (text) => withGraphology(graphml, text)],
  '.gexf': ['graphology', (text) => withGraphology(gexf, text)],
  '.cyjs': ['cytoscape.js', withCytoscape],
};

const opened = process.argv.slice(2).map((file) => {
  const [consumer, open] = consumers[extname(file)];
  return {file: basename(file), consumer, ...open(readFileSync(file, 'utf8'))};
});
process.stdout.write(JSON.stringify(opened));
