// What the page shows: the data that the writer has put into it (export/page/page_data.cpp), joined together.
const model = (() => {
  const data = JSON.parse($('data').textContent);
  const relations = new Map(data.relations.map(relation => [relation.name, relation]));
  const families = data.families.map(name => ({name, glyph: {hostile: '−', friendly: '+', asking: '!', talking: '⇄', other: '◆'}[name]}));
  const glyphs = new Map(families.map(family => [family.name, family.glyph]));

  for (const actor of data.actors) {
    actor.said = 0;
    actor.addressed = 0;
    actor.kind = actor.type.replace('_', ' ');
  }
  data.claims.forEach((claim, index) => {
    claim.index = index;
    claim.from = data.actors[claim.source];
    claim.to = data.actors[claim.target];
    claim.info = relations.get(claim.relation);
    claim.family = claim.info.family;
    claim.said = (claim.negated ? 'not ' : '') + claim.relation + (claim.hypothetical ? '?' : '');
    claim.in_document = data.documents[claim.document];
    claim.text = claim.words ?? claim.in_document.text ?? '';
    claim.from_side = claim.source_side ?? claim.from.side ?? '';
    claim.to_side = claim.target_side ?? claim.to.side ?? '';
    claim.reported_by = (claim.reporters ?? []).map(reporter => reporter.name);
    claim.quoted = claim.evidence ? claim.text.slice(...claim.evidence) : '';
    ++claim.from.said;
    ++claim.to.addressed;
  });

  for (const actor of data.actors) actor.busy = actor.said + actor.addressed;

  /** What the search looks through; made when first needed. */
  const searched = claim => claim.searched ??= fold([claim.from.name, claim.from_side, claim.said, claim.to.name, claim.to_side,
    claim.source_name ?? '', claim.target_name ?? '', claim.charge_text ?? '', claim.quoted, claim.outlet ?? '', claim.in_document.title ?? '', ...claim.reported_by].join(' '));

  /** Names by which a claim's ends are found: the actors, and what they stand for. */
  const names_of = claim => claim.names ??= new Set([claim.from.name, claim.to.name, claim.from_side, claim.to_side,
    claim.from.outer_side ?? '', claim.to.outer_side ?? ''].filter(Boolean).map(fold));

  return {
    ...data, families, relations, glyphs, searched, names_of,
    by_id: new Map(data.claims.map(claim => [claim.id, claim])),
    actor_by_id: new Map(data.actors.map(actor => [actor.id, actor])),
  };
})();
