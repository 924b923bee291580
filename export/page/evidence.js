// The evidence of one claim: who, what, whom; the sentence with its marks; the chain of reporters; the document around it.
const evidence = (() => {
  const panel = $('evidence');
  const shown_of_a_document = 60_000;  // characters around the sentence

  const fact = (list, term, value) => {
    if (value) list.append(make('dt', {text: term}), make('dd', {text: value, dir: 'auto'}));
  };

  function actor_words(actor, side, name) {
    const more = [name && `here: ${name}`, actor.role, side === actor.name ? '' : side].filter(Boolean).join(', ');
    return make('span', {class: 'end'},
      make('button', {type: 'button', class: 'link', text: actor.name, title: `Show the claims of ${actor.name}`,
        onclick: () => api.on_actor(actor)}),
      more ? make('small', {text: more}) : null);
  }

  function heading(claim) {
    return make('h2', {tabindex: '-1'}, actor_words(claim.from, claim.from_side, claim.source_name),
      make('span', {class: `relation ${claim.family}`, 'data-glyph': model.glyphs.get(claim.family), text: claim.said}),
      actor_words(claim.to, claim.to_side, claim.target_name));
  }

  function quotation(claim) {
    const [begin, end] = marked_text.passage(claim);
    const key = make('p', {class: 'key', 'aria-hidden': 'true'});
    for (const kind of marked_text.present(claim)) key.append(make('mark', {class: kind, text: kind}), ' ');
    const quote = make('blockquote', {dir: 'auto'}, ...marked_text.nodes(claim, begin, end));
    if (end <= begin) quote.append(make('em', {text: 'The words are not at hand.'}));
    return [quote, key];
  }

  /** From the article to the one who acts: "Sample Post → Smith → Israel". */
  function chain(claim) {
    if (claim.reported_by.length === 0) return null;
    const article = claim.outlet || 'The article';
    const steps = [article, ...[...claim.reported_by].reverse(), claim.from.name];
    const list = make('ol', {class: 'chain', 'aria-label': 'Reporters, the article first'});
    for (const step of steps) list.append(make('li', {text: step, dir: 'auto'}));
    return make('div', {class: 'reported'}, make('span', {class: 'term', text: 'Reported by'}), list);
  }

  function facts(claim) {
    const list = make('dl');
    fact(list, 'About', claim.charge_text);
    fact(list, 'Document', claim.in_document.title || claim.in_document.id);
    fact(list, 'Where, when', [claim.outlet, claim.date].filter(Boolean).join(', '));
    const kinds = [claim.modality ?? 'asserted', claim.tense && `${claim.tense} tense`, claim.quote && `${claim.quote} quotation`];
    fact(list, 'Said as', kinds.filter(Boolean).join(', '));
    const {plover, plover_mode, cameo, score} = claim.info;
    if (plover) fact(list, 'Codes', `PLOVER ${plover}${plover_mode ? `/${plover_mode}` : ''}, CAMEO ${cameo}, score ${score}`);
    fact(list, 'Confidence', `${claim.confidence.toFixed(2)}${claim.extractor ? ` (${claim.extractor})` : ''}`);
    return list;
  }

  /** The text with the passage marked; passages of other claims are links to them. */
  function document_around(claim) {
    const text = claim.in_document.text;
    if (claim.words !== undefined || !text) return null;
    const [begin, end] = marked_text.passage(claim);
    const from = Math.max(0, begin - shown_of_a_document), to = Math.min(text.length, end + shown_of_a_document);
    const others = model.claims.filter(other => other.document === claim.document && other !== claim)
      .map(other => ({other, place: marked_text.passage(other)}))
      .filter(({place}) => place[0] >= from && place[1] <= to && (place[1] <= begin || place[0] >= end))
      .sort((a, b) => a.place[0] - b.place[0]);
    const body = make('div', {class: 'document', tabindex: '0', role: 'region', 'aria-label': 'Text of the document', dir: 'auto'});
    if (from > 0) body.append('… ');
    let at = from;
    const plain = until => {
      if (until > at) body.append(text.slice(at, until));
      at = Math.max(at, until);
    };
    const here = () => {
      plain(begin);
      body.append(make('span', {class: 'here'}, ...marked_text.nodes(claim, begin, end)));
      at = end;
    };
    for (const {other, place} of others) {
      if (at <= begin && place[0] >= end) here();
      if (place[0] < at) continue;  // two claims of one sentence: the first one's link does
      plain(place[0]);
      body.append(make('a', {href: link_to(other), title: `${other.from.name}: ${other.said} ${other.to.name}`, text: text.slice(...place)}));
      at = place[1];
    }
    if (at <= begin) here();
    plain(to);
    if (to < text.length) body.append(' …');
    const whole = make('details', {class: 'around'}, make('summary', {text: 'The document around it'}), body);
    whole.open = true;
    return whole;
  }

  const link_to = claim => `#claim=${encodeURIComponent(claim.id)}`;

  /** A symbol needs a label; words are their own. */
  const button = (text, label, onclick) =>
    make('button', {type: 'button', text, 'aria-label': text.length === 1 ? label : null, title: label, onclick});

  function buttons(claim) {
    const copy = button('Copy link', 'Copy a link to this claim', async () => {
      try {
        await navigator.clipboard.writeText(location.href);  // the claim, and the filters
        copy.textContent = 'Copied';
      } catch {
        copy.textContent = 'See the address bar';  // pages opened as files may not be allowed to
      }
    });
    return make('div', {class: 'buttons'}, button('↑', 'Previous claim', () => api.on_step(-1)),
      button('↓', 'Next claim', () => api.on_step(1)), copy, button('×', 'Close the evidence', () => api.on_close()));
  }

  function show(claim) {
    const live = make('div', {'aria-live': 'polite'}, heading(claim), ...quotation(claim));
    panel.replaceChildren(...[buttons(claim), live, chain(claim), facts(claim), document_around(claim)].filter(Boolean));
    panel.classList.add('open');
    panel.scrollTop = 0;
    const body = panel.querySelector('.document'), here = panel.querySelector('.here');
    if (body) body.scrollTop = here.offsetTop - body.clientHeight / 3;
  }

  function show_actor(actor, claims) {
    panel.classList.add('open');
    panel.replaceChildren(make('div', {class: 'buttons'}, button('×', 'Close', () => api.on_close())),
      make('div', {'aria-live': 'polite'}, ...actor_card.nodes(actor, claims, api.on_actor)));
    panel.scrollTop = 0;
  }

  /** Without a claim: what to do, and who is busiest among the claims shown. */
  function show_overview(claims) {
    const counts = new Map();
    for (const claim of claims) {
      for (const actor of new Set([claim.from, claim.to])) {
        const count = counts.get(actor) ?? {said: 0, addressed: 0};
        if (claim.from === actor) ++count.said;
        if (claim.to === actor) ++count.addressed;
        counts.set(actor, count);
      }
    }
    const busiest = [...counts].sort(([, a], [, b]) => b.said + b.addressed - a.said - a.addressed).slice(0, 8);
    const most = Math.max(1, ...busiest.map(([, count]) => count.said + count.addressed));
    const list = make('ol', {class: 'busiest'});
    for (const [actor, {said, addressed}] of busiest) {
      const bar = make('span', {class: 'bar', 'aria-hidden': 'true'}, make('span', {class: 'said'}), make('span', {class: 'addressed'}));
      bar.children[0].style.width = `${said / most * 100}%`;
      bar.children[1].style.width = `${addressed / most * 100}%`;
      list.append(make('li', {}, make('button', {type: 'button', class: 'link', text: actor.name, onclick: () => api.on_actor(actor)}),
        make('small', {text: `${said} from, ${addressed} to`}), bar));
    }
    panel.classList.remove('open');
    panel.replaceChildren(make('h2', {text: 'Evidence'}),
      make('p', {text: 'Choose a line or an actor of the graph, or a row of the table: the words that prove the claim appear here.'}),
      ...(busiest.length > 0 ? [make('h3', {text: 'Busiest actors'}), list] : []));
  }

  function start() {
    panel.hidden = false;
  }

  const api = {start, show, show_actor, show_overview, link_to, on_actor: () => {}, on_step: () => {}, on_close: () => {}};
  return api;
})();
