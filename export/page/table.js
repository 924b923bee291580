// The table of claims. Only the rows in view exist, so that many thousands scroll as easily as ten.
const table = (() => {
  const row_height = 54;  // CSS pixels, as in page.css
  const spare = 8;        // rows above and below what is in view
  let columns = [
    {field: 'from', name: 'Source', key: claim => claim.from.name, fill: claim => end(claim.from, claim.from_side)},
    {field: 'relation', name: 'Relation', key: claim => claim.said, fill: relation},
    {field: 'to', name: 'Target', key: claim => claim.to.name, fill: claim => end(claim.to, claim.to_side)},
    {field: 'about', name: 'About', key: claim => claim.charge_text ?? claim.quoted,
      fill: claim => two_lines(claim.charge_text ?? '', claim.quoted)},
    {field: 'date', name: 'Date', key: claim => claim.first_day ?? '', fill: claim => two_lines(claim.date ?? '', claim.outlet ?? '')},
    {field: 'confidence', name: 'Confidence', key: claim => claim.confidence, fill: confidence},
  ];
  let shown = [];     // claims, sorted
  let sorted_by = null, descending = false;
  let selected = -1;  // claim index
  let current = 0;    // row that the keyboard is on
  let drawn = {first: 0, last: 0};
  let body, scroll;

  const two_lines = (above, below) => [make('span', {text: above, dir: 'auto'}), make('small', {text: below, dir: 'auto'})];
  const end = (actor, side) => two_lines(actor.name, side === actor.name ? '' : side);
  function relation(claim) {
    return [make('span', {class: `relation ${claim.family}`, 'data-glyph': model.glyphs.get(claim.family), text: claim.said}),
      make('small', {text: claim.reported_by.map(name => `says ${name}`).join(', ')})];
  }
  function confidence(claim) {
    const meter = make('span', {class: 'bar', 'aria-hidden': 'true'}, make('span'));
    meter.firstChild.style.width = `${Math.round(claim.confidence * 100)}%`;
    return [make('span', {class: 'number', text: claim.confidence.toFixed(2)}), meter];
  }

  function row_of(claim, at) {
    const row = make('tr', {'aria-rowindex': at + 2, 'data-claim': claim.index, tabindex: at === current ? 0 : -1,
      'aria-selected': String(claim.index === selected)});
    for (const column of columns) row.append(make('td', {class: `col-${column.field}`}, ...column.fill(claim)));
    return row;
  }

  const spacer = rows => {
    const row = make('tr', {class: 'spacer', 'aria-hidden': 'true'}, make('td', {colspan: columns.length}));
    row.firstChild.style.height = `${rows * row_height}px`;
    return row;
  };

  function draw() {
    const focused = body.contains(document.activeElement);
    const first = Math.max(0, Math.floor(scroll.scrollTop / row_height) - spare);
    const last = Math.min(shown.length, Math.ceil((scroll.scrollTop + scroll.clientHeight) / row_height) + spare);
    drawn = {first, last};
    // Who scrolls away from the row with the keyboard's focus takes the focus along.
    if (focused && shown.length > 0) current = Math.min(Math.max(current, first), last - 1);
    body.replaceChildren();
    if (first > 0) body.append(spacer(first));
    for (let at = first; at < last; ++at) body.append(row_of(shown[at], at));
    if (last < shown.length) body.append(spacer(shown.length - last));
    if (shown.length === 0) {
      const text = model.claims.length > 0 ? 'No claim fits these filters.' : 'There are no claims.';
      body.append(make('tr', {class: 'none'}, make('td', {colspan: columns.length, text})));
    }
    // A table whose current row is out of view can still be entered with the Tab key.
    if (shown.length > 0 && (current < first || current >= last)) row_at(first).tabIndex = 0;
    if (focused) row_at(current)?.focus({preventScroll: true});
  }

  const row_at = at => body.querySelector(`tr[aria-rowindex="${at + 2}"]`);

  function sort() {
    const by = columns.find(column => column.field === sorted_by);
    if (!by) return;
    const order = (a, b) => typeof a === 'number' ? a - b : a.localeCompare(b);
    shown.sort((a, b) => (descending ? -1 : 1) * order(by.key(a), by.key(b)) || a.index - b.index);
  }

  function sort_by(field) {
    descending = sorted_by === field ? !descending : field === 'confidence' || field === 'date';
    sorted_by = field;
    for (const head of $('claims').querySelectorAll('th')) {
      if (head.dataset.field === field) head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
    }
    sort();
    keep_current();
    scroll.scrollTop = 0;
    draw();
  }

  function keep_current() {
    const at = shown.findIndex(claim => claim.index === selected);
    current = Math.max(0, at);
  }

  /** Shows these claims; the order is that of the head that was clicked last. */
  function show(claims) {
    shown = [...claims];
    sort();
    keep_current();
    $('claims').querySelector('table').setAttribute('aria-rowcount', shown.length + 1);
    if (scroll.scrollTop > shown.length * row_height) scroll.scrollTop = 0;
    draw();
  }

  /** Scrolls no more than a row needs to come into view; with `amid`, a row out of view comes to the upper third. */
  function reveal(at, amid = false) {
    const top = at * row_height, head = $('claims').querySelector('thead').offsetHeight;
    const room = scroll.clientHeight - head;
    const above = top < scroll.scrollTop, below = top + row_height > scroll.scrollTop + room;
    if (!above && !below) return;
    if (amid) scroll.scrollTop = top - Math.floor(room / 3);
    else scroll.scrollTop = above ? top : top + row_height - room;
  }

  /** Marks a claim as the selected one and brings its row into view; -1: none. */
  function select(index, focus = false) {
    selected = index;
    const at = shown.findIndex(claim => claim.index === index);
    if (at >= 0) {
      current = at;
      reveal(at, true);
    }
    draw();
    if (focus && at >= 0) row_at(at)?.focus({preventScroll: true});
  }

  function move(to) {
    if (to < 0 || to >= shown.length) return;
    current = to;
    reveal(to);
    draw();
    row_at(to)?.focus({preventScroll: true});
  }

  function key(event) {
    const row = event.target.closest('tr[data-claim]');
    if (!row) return;
    const at = Number(row.getAttribute('aria-rowindex')) - 2;
    const page = Math.max(1, Math.floor(scroll.clientHeight / row_height) - 2);
    const last = shown.length - 1;
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last,
      PageDown: Math.min(at + page, last), PageUp: Math.max(at - page, 0)}[event.key];
    if (to !== undefined) move(to);
    else if (event.key === 'Enter' || event.key === ' ') api.on_select(Number(row.dataset.claim));
    else return;
    event.preventDefault();
  }

  function start() {
    if (!model.claims.some(claim => claim.date || claim.outlet)) columns = columns.filter(column => column.field !== 'date');
    body = $('claims').querySelector('tbody');
    scroll = $('scroll');
    for (const {field, name} of columns) {
      const button = make('button', {type: 'button', text: name, onclick: () => sort_by(field)});
      $('claims').querySelector('thead tr').append(make('th', {scope: 'col', class: `col-${field}`, 'data-field': field}, button));
    }
    body.addEventListener('click', event => {
      const row = event.target.closest('tr[data-claim]');
      if (row) api.on_select(Number(row.dataset.claim));
    });
    body.addEventListener('focusin', event => {
      const row = event.target.closest('tr[data-claim]');
      if (row) current = Number(row.getAttribute('aria-rowindex')) - 2;
    });
    body.addEventListener('keydown', key);
    scroll.addEventListener('scroll', at_next_frame(() => {
      const first = Math.floor(scroll.scrollTop / row_height), last = Math.ceil((scroll.scrollTop + scroll.clientHeight) / row_height);
      if (first < drawn.first || (last > drawn.last && drawn.last < shown.length)) draw();
    }));
    new ResizeObserver(at_next_frame(draw)).observe(scroll);
    $('claims').hidden = false;
  }

  /** Puts the keyboard on the row of a claim. */
  const focus_row = index => move(shown.findIndex(claim => claim.index === index));

  /** The claim `by` rows after the selected one, in the order of the table. */
  const neighbour = by => shown[shown.findIndex(claim => claim.index === selected) + by];

  const api = {start, show, select, focus_row, neighbour, on_select: () => {}, get shown() { return shown; }};
  return api;
})();
