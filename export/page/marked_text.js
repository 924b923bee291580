// Words of a document with what matters in them marked: cue, both ends and charge, which may lie within each other.
const marked_text = (() => {
  const kinds = ['charge', 'source', 'target', 'cue'];
  const places_of = claim => ({charge: claim.charge, source: claim.source_at, target: claim.target_at, cue: claim.cue});

  /** What the reader sees first: the sentence, and the evidence where that goes beyond it. */
  function passage(claim) {
    const places = [claim.sentence, claim.evidence].filter(Boolean);
    if (places.length === 0) return [0, claim.text.length];
    return [Math.min(...places.map(place => place[0])), Math.max(...places.map(place => place[1]))];
  }

  /** Nodes for text[begin, end), cut wherever a mark begins or ends. */
  function nodes(claim, begin, end) {
    const places = places_of(claim);
    const cuts = new Set([begin, end]);
    for (const place of [...Object.values(places), claim.evidence]) {
      for (const at of place ?? []) if (at > begin && at < end) cuts.add(at);
    }
    const order = [...cuts].sort((a, b) => a - b);
    const out = [];
    for (let i = 0; i + 1 < order.length; ++i) {
      const words = claim.text.slice(order[i], order[i + 1]);
      const covers = place => place && place[0] <= order[i] && order[i + 1] <= place[1];
      const marks = kinds.filter(kind => covers(places[kind]));
      if (marks.length > 0) out.push(make('mark', {class: marks.join(' '), title: marks.join(', '), text: words}));
      else if (!claim.evidence || covers(claim.evidence)) out.push(words);
      else out.push(make('span', {class: 'beside', text: words}));
    }
    return out;
  }

  /** Which kinds of marks the claim has, in the order of a legend. */
  const present = claim => ['source', 'cue', 'target', 'charge'].filter(kind => places_of(claim)[kind]);

  return {passage, nodes, present};
})();
