// The claims that are shown, as files: CSV like `claimgraph query --format csv`, GraphML like `claimgraph build`, PNG of the graph.
const download = (() => {
  const flag = value => value ? 1 : 0;
  const words = (claim, place) => place ? claim.text.slice(...place) : '';
  const polarity = claim => claim.info.polarity ?? 0;

  const csv_columns = {
    id: claim => claim.id, date: claim => claim.date, source: claim => claim.source_name ?? claim.from.name, source_id: claim => claim.from.id,
    source_side: claim => claim.source_side, relation: claim => claim.relation, target: claim => claim.target_name ?? claim.to.name,
    target_id: claim => claim.to.id, target_side: claim => claim.target_side, negated: claim => flag(claim.negated),
    hypothetical: claim => flag(claim.hypothetical), modality: claim => claim.modality ?? 'asserted', tense: claim => claim.tense ?? 'none',
    polarity, reporters: claim => claim.reported_by.join('; '), quote: claim => claim.quote ?? 'none', cue: claim => claim.cue_text,
    charge: claim => claim.charge_text, evidence: claim => words(claim, claim.evidence), document: claim => claim.in_document.id,
    title: claim => claim.in_document.title, outlet: claim => claim.outlet, plover: claim => claim.info.plover,
    cameo: claim => claim.info.cameo, score: claim => claim.info.score, confidence: claim => claim.confidence,
    extractor: claim => claim.extractor,
  };

  function csv(claims) {
    const cell = value => {
      const text = String(value ?? '');
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    const rows = [Object.keys(csv_columns), ...claims.map(claim => Object.values(csv_columns).map(get => get(claim)))];
    return rows.map(row => `${row.map(cell).join(',')}\r\n`).join('');
  }

  const channel = (actor, at) => parseInt((actor.colour ?? '#ECECEC').slice(at, at + 2), 16);

  // Names, types and order as in export/columns.cpp.
  const node_columns = {
    label: ['string', actor => actor.name], actor_id: ['string', actor => actor.id], actor_type: ['string', actor => actor.type],
    side: ['string', actor => actor.side], role: ['string', actor => actor.role],
    aliases: ['string', actor => actor.aliases && JSON.stringify(actor.aliases)], wikidata: ['string', actor => actor.wikidata],
    r: ['int', actor => channel(actor, 1)], g: ['int', actor => channel(actor, 3)], b: ['int', actor => channel(actor, 5)],
  };
  const edge_columns = {
    label: ['string', claim => claim.relation], weight: ['double', () => 1], claim_id: ['string', claim => claim.id],
    relation: ['string', claim => claim.relation], family: ['string', claim => claim.family], polarity: ['int', polarity],
    negated: ['int', claim => flag(claim.negated)], hypothetical: ['int', claim => flag(claim.hypothetical)],
    modality: ['string', claim => claim.modality ?? 'asserted'], tense: ['string', claim => claim.tense ?? 'none'],
    quote: ['string', claim => claim.quote ?? 'none'], source_name: ['string', claim => claim.source_name ?? claim.from.name],
    source_mention: ['string', claim => claim.source_mention],
    source_side: ['string', claim => claim.source_side], target_name: ['string', claim => claim.target_name ?? claim.to.name],
    target_mention: ['string', claim => claim.target_mention],
    target_side: ['string', claim => claim.target_side], cue: ['string', claim => claim.cue_text],
    charge: ['string', claim => claim.charge_text], evidence: ['string', claim => words(claim, claim.evidence)],
    reporters: ['string', claim => claim.reporters && JSON.stringify(claim.reporters)],
    document: ['string', claim => claim.in_document.id], title: ['string', claim => claim.in_document.title],
    date: ['string', claim => claim.date], outlet: ['string', claim => claim.outlet], plover: ['string', claim => claim.info.plover],
    plover_mode: ['string', claim => claim.info.plover_mode], cameo: ['string', claim => claim.info.cameo],
    score: ['double', claim => claim.info.score], confidence: ['double', claim => claim.confidence],
    extractor: ['string', claim => claim.extractor], interaction: ['string', claim => claim.relation],
  };

  // What XML 1.0 cannot carry goes; so does white space at both ends, which some parsers lose.
  const clean = text => String(text).replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').replace(/\r\n?/g, '\n').trim();
  const cdata = text => /[&<>]/.test(text) ? `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` : text;
  const attribute = text => clean(text).replace(/[&<>"\t\n]/g, character => `&#${character.charCodeAt(0)};`);

  function data_of(columns, prefix, record) {
    let out = '';
    for (const [name, [, get]] of Object.entries(columns)) {
      const value = get(record);
      if (value === undefined || value === null || clean(value) === '') continue;
      out += `<data key="${prefix}_${name}">${cdata(clean(value))}</data>`;
    }
    return out;
  }

  function graphml(claims) {
    const keys = (columns, prefix, domain) => Object.entries(columns).map(([name, [type]]) =>
      ` <key id="${prefix}_${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>\n`).join('');
    const numbers = new Map();
    for (const claim of claims) for (const actor of [claim.from, claim.to]) if (!numbers.has(actor)) numbers.set(actor, numbers.size);
    const nodes = [...numbers].map(([actor, number]) => `  <node id="n${number}">${data_of(node_columns, 'n', actor)}</node>\n`).join('');
    // Gephi merges edges of equal source, target and type: the second of its kind is "accuse#2".
    const seen = new Map();
    const edges = claims.map((claim, index) => {
      const from = numbers.get(claim.from), to = numbers.get(claim.to), name = claim.relation.replaceAll('#', '##');
      const place = `${from} ${to} ${name}`, count = (seen.get(place) ?? 0) + 1;
      seen.set(place, count);
      const kind = count === 1 ? name : `${name}#${count}`;
      return `  <edge id="e${index}" source="n${from}" target="n${to}" cg:label="${attribute(kind)}">${data_of(edge_columns, 'e', claim)}</edge>\n`;
    }).join('');
    return '<?xml version="1.0" encoding="UTF-8"?>\n'
      + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:cg="urn:claimgraph:1">\n'
      + keys(node_columns, 'n', 'node') + keys(edge_columns, 'e', 'edge')
      + ` <graph id="claims" edgedefault="directed">\n${nodes}${edges} </graph>\n</graphml>\n`;
  }

  function save(blob, extension) {
    const name = fold(document.title).replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'claims';
    const link = make('a', {href: URL.createObjectURL(blob), download: `${name}.${extension}`});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  function start() {
    $('export_csv').addEventListener('click', () => save(new Blob([csv(table.shown)], {type: 'text/csv'}), 'csv'));
    $('export_graphml').addEventListener('click', () => save(new Blob([graphml(table.shown)], {type: 'application/xml'}), 'graphml'));
    $('export_png').addEventListener('click', async () => save(await network.png(table.shown), 'png'));
  }

  return {start, csv, graphml};
})();
