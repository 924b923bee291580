'use strict';
// The picture, the table and the evidence panel show the same claims: whatever is picked in one is shown in the others. Text from
// documents reaches the page through textContent alone.
(() => {
  const claims = JSON.parse(document.getElementById('data').textContent);
  const $ = id => document.getElementById(id);
  const body = document.querySelector('tbody');
  const rows = [...body.rows];
  const panel = $('panel');
  const number = row => Number(row.dataset.claim);
  let only = null;  // claims of the line that was clicked
  let picked = -1;

  const make = (tag, text = '', name = '') => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = rows.map(row => fold(row.textContent));
  const word_of = new Map(rows.map((row, i) => [number(row), words[i]]));

  // Choices.
  const fill = (select, values) => {
    for (const value of [...new Set(values)].filter(Boolean).sort((a, b) => a.localeCompare(b))) {
      const option = make('option', value);
      option.value = value;
      select.append(option);
    }
  };
  fill($('relation'), claims.map(claim => claim.relation));
  fill($('actor'), claims.flatMap(claim => [claim.source, claim.target, claim.source_side, claim.target_side]));

  const keeps = claim => {
    const actor = $('actor').value, since = $('since').value, until = $('until').value;
    if ($('relation').value && claim.relation !== $('relation').value) return false;
    if (actor && ![claim.source, claim.target, claim.source_side, claim.target_side].includes(actor)) return false;
    if (since && !(claim.last_day >= since)) return false;
    if (until && !(claim.first_day && claim.first_day <= until)) return false;
    if (claim.confidence < Number($('confidence').value)) return false;
    if (only && !only.has(claim.index)) return false;
    return fold($('search').value).split(/\s+/).every(part => word_of.get(claim.index).includes(part));
  };
  const lines = [...document.querySelectorAll('figure .line')];
  const fade = (line, away) => {
    for (const element of [line, ...document.getElementsByClassName('of_' + line.id)]) element.classList.toggle('faded', away);
  };
  const line_number = element => Number(element.id.slice('line_'.length));
  const actor_id = element => element.id.slice('actor_'.length);

  const filter = () => {
    let shown = 0;
    const drawn = new Set();
    for (const row of rows) {
      const claim = claims[number(row)];
      row.hidden = !keeps(claim);
      if (row.hidden) continue;
      ++shown;
      drawn.add(claim.line);
    }
    $('count').textContent = shown === claims.length ? `${shown} claims` : `${shown} of ${claims.length} claims`;
    for (const line of lines) fade(line, !drawn.has(line_number(line)));
    const visible = rows.filter(row => !row.hidden);
    for (const row of rows) row.tabIndex = -1;
    if (visible.length) (visible.find(row => number(row) === picked) ?? visible[0]).tabIndex = 0;
  };

  // Evidence.
  const pair = (list, term, value) => {
    if (value) list.append(make('dt', term), make('dd', value));
  };
  const show = (index, focus = false) => {
    picked = index;
    const claim = claims[index];
    for (const row of rows) {
      const chosen = number(row) === index;
      row.setAttribute('aria-selected', chosen);
      if (!row.hidden) row.tabIndex = chosen ? 0 : -1;
      if (chosen && focus) row.focus();
    }
    for (const line of lines) line.classList.toggle('picked', line_number(line) === claim.line);
    const heading = make('h2');
    heading.append(make('span', claim.source), make('span', claim.said, 'relation ' + claim.family), make('span', claim.target));
    const quote = make('blockquote');
    for (const [text, kind] of claim.pieces) quote.append(kind ? make('mark', text, kind) : text);
    const key = make('p', '', 'key');
    for (const kind of ['cue', 'source', 'target', 'charge']) {
      if (claim.pieces.some(piece => piece[1] === kind)) key.append(make('mark', kind, kind));
    }
    const facts = make('dl');
    pair(facts, 'about', claim.charge);
    pair(facts, 'reported by', claim.reporters.join(', who cites '));
    pair(facts, 'where', [claim.title, claim.outlet, claim.date].filter(Boolean).join(', '));
    pair(facts, 'kind', [claim.modality === 'asserted' ? '' : claim.modality, claim.tense === 'none' ? '' : claim.tense,
      claim.quote === 'none' ? '' : claim.quote + ' quotation'].filter(Boolean).join(', '));
    pair(facts, 'codes', claim.codes);
    pair(facts, 'confidence', `${claim.confidence.toFixed(2)} (${claim.extractor})`);
    const close = make('button', 'Close', 'close');
    close.type = 'button';
    close.addEventListener('click', hide);
    panel.replaceChildren(close, heading, quote, key, facts);
    panel.hidden = false;
    history.replaceState(null, '', '#claim-' + encodeURIComponent(claim.id || index));
  };
  const hide = () => {
    panel.hidden = true;
    for (const row of rows) row.setAttribute('aria-selected', false);
    for (const line of lines) line.classList.remove('picked');
    rows.find(row => number(row) === picked)?.focus();
  };

  // Table.
  body.addEventListener('click', event => {
    const row = event.target.closest('tr');
    if (row) show(number(row));
  });
  body.addEventListener('keydown', event => {
    const row = event.target.closest('tr');
    const visible = rows.filter(other => !other.hidden);
    const at = visible.indexOf(row);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: visible.length - 1}[event.key];
    if (to !== undefined && visible[to]) {
      event.preventDefault();
      row.tabIndex = -1;
      visible[to].tabIndex = 0;
      visible[to].focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      show(number(row));
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && !panel.hidden) hide();
  });
  for (const button of document.querySelectorAll('th button')) {
    button.addEventListener('click', () => {
      const head = button.parentElement, field = head.dataset.field;
      const down = head.getAttribute('aria-sort') === 'ascending';
      for (const other of document.querySelectorAll('th')) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      const order = (a, b) => typeof a === 'number' ? a - b : String(a).localeCompare(String(b));
      rows.sort((a, b) => (down ? -1 : 1) * order(claims[number(a)][field], claims[number(b)][field]));
      body.append(...rows);
    });
  }

  // Picture: a line shows its claims, an actor what it said and what was said of it.
  const act = (element, run) => {
    element.setAttribute('tabindex', '0');
    element.setAttribute('role', 'button');
    element.setAttribute('aria-label', element.querySelector('title').textContent);
    element.addEventListener('click', run);
    element.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      run();
    });
  };
  for (const element of lines) {
    act(element, () => {
      const of_line = claims.filter(claim => claim.line === line_number(element));
      only = new Set(of_line.map(claim => claim.index));
      filter();
      show(of_line[0].index);
    });
  }
  for (const element of document.querySelectorAll('figure .actor')) {
    act(element, () => {
      only = new Set(claims.filter(claim => [claim.source_node, claim.target_node].includes(Number(actor_id(element))))
        .map(claim => claim.index));
      filter();
    });
  }

  $('filters').addEventListener('input', filter);
  $('filters').addEventListener('submit', event => event.preventDefault());
  $('show_all').addEventListener('click', () => {
    $('filters').reset();
    only = null;
    filter();
  });
  $('filters').hidden = false;
  filter();
  const linked = decodeURIComponent(location.hash.replace(/^#claim-/, ''));
  const start = claims.findIndex(claim => claim.id && claim.id === linked);
  if (start >= 0) show(start, true);
})();
