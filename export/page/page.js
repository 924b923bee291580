// Ties the parts together: whatever is chosen in one is shown in the others.
(() => {
  let selected = null;

  const draw_graph = when_quiet(90, () => {
    const {around, shown} = filters.apply();
    network.show(around, shown);
  });

  /** What the panel shows while no claim is selected. */
  function show_unselected(shown) {
    const actor = model.actors[filters.focus?.actor];
    if (actor) evidence.show_actor(actor, shown);
    else evidence.show_overview(shown);
  }

  function show_filtered() {
    const {in_time, shown} = filters.apply();
    timeline.set(filters.days);
    timeline.show(in_time);
    table.show(shown);
    const all = model.claims.length;
    $('count').textContent = shown.length === all ? counted(all, 'claim') : `${shown.length.toLocaleString('en')} of ${counted(all, 'claim')}`;
    if (!selected) show_unselected(shown);
    draw_graph();
    remember_soon();
  }

  function select(claim, {focus = false} = {}) {
    selected = claim;
    evidence.show(claim);
    table.select(claim.index, focus);
    network.select(claim);
    remember();
  }

  /** Keeps what is chosen in the address bar: the claim, then the filters. */
  function remember() {
    const link = new URLSearchParams();
    if (selected) link.set('claim', selected.id);
    for (const [name, value] of filters.to_link()) link.set(name, value);
    const fragment = String(link);
    if (fragment !== location.hash.slice(1)) history.replaceState(null, '', fragment ? `#${fragment}` : location.pathname + location.search);
  }
  const remember_soon = when_quiet(100, remember);  // browsers refuse to do it at every step of a slider

  function deselect() {
    selected = null;
    table.select(-1);
    network.select(null);
    remember();
    show_unselected(table.shown);
  }

  function close() {
    const row = selected?.index;
    if (row === undefined) return filters.set_focus(null);
    deselect();
    if (document.activeElement !== $('drawing')) table.focus_row(row);
  }

  function show_actor(actor) {
    if (selected) deselect();
    filters.set_focus({actor: model.actors.indexOf(actor)});
  }

  /** #claim=ID, filters as they stand in the address bar, or both. A claim alone leaves the filters alone where they show it. */
  function follow_link() {
    const wanted = new URLSearchParams(location.hash.slice(1));
    const claim = model.by_id.get(wanted.get('claim'));
    if (filters.is_in(wanted)) {
      if (selected && !claim) deselect();
      filters.restore(wanted);
      network.fit_next();
      show_filtered();
    }
    if (!claim) return;
    if (!table.shown.includes(claim)) filters.show_all();
    select(claim, {focus: true});
  }

  function colours() {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const button = $('theme'), root = document.documentElement;
    const is_dark = () => (root.dataset.theme ?? (system.matches ? 'dark' : 'light')) === 'dark';
    const apply = () => {
      button.setAttribute('aria-pressed', String(is_dark()));
      network.recolour();
    };
    button.addEventListener('click', () => {
      root.dataset.theme = is_dark() ? 'light' : 'dark';
      apply();
    });
    system.addEventListener('change', apply);
    button.setAttribute('aria-pressed', String(is_dark()));
  }

  table.on_select = index => select(model.claims[index]);
  // From elsewhere than the graph, the actor may be out of view.
  const go_to_actor = actor => {
    network.fit_next();
    show_actor(actor);
  };
  evidence.on_actor = go_to_actor;
  evidence.on_close = close;
  evidence.on_step = by => {
    const next = table.neighbour(by);
    if (next) select(next);
  };
  network.on_actor = show_actor;
  network.on_side = name => filters.set_actor(name);
  network.on_line = index => {
    filters.set_focus({line: index});
    const first = [...table.shown].sort((a, b) => b.confidence - a.confidence)[0];
    if (first) select(first);
  };
  network.on_nothing = () => {
    if (filters.focus) filters.set_focus(null);
    else if (selected) deselect();
  };
  filters.on_change = show_filtered;

  document.documentElement.classList.add('app');
  document.querySelector('.tools').hidden = false;
  filters.start();
  timeline.start();
  table.start();
  evidence.start();
  download.start();
  colours();
  $('network').hidden = false;
  show_filtered();
  // The table is there at once; the graph, which takes longest, with the next frame.
  requestAnimationFrame(() => setTimeout(() => {
    network.start();
    network.select(selected);
    draw_graph();
  }));
  follow_link();
  addEventListener('hashchange', follow_link);
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && (selected || filters.focus) && !event.target.matches('input, select')) close();
  });
})();
