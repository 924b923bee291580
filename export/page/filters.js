// Which claims are shown. `filters.on_change` is called whenever that may have changed.
const filters = (() => {
  const hidden_families = new Set();
  let days = null;   // {since, until}: set by the time line
  let focus = null;  // {line} or {actor}: what was clicked in the graph

  const assertions = {
    fact: claim => !claim.negated && !claim.hypothetical,
    negated: claim => claim.negated,
    hypothetical: claim => claim.hypothetical,
  };

  function wanted() {
    return {
      words: fold($('search').value).split(/\s+/).filter(Boolean),
      actor: fold($('actor').value.trim()),
      relation: $('relation').value,
      assertion: assertions[$('assertion').value],
      confidence: Number($('confidence').value),
    };
  }

  /** Whether the words in the actor's field name an end of the claim: exactly where somebody has that name, else in part. */
  function actor_test(typed) {
    if (!typed) return () => true;
    const exact = model.claims.some(claim => model.names_of(claim).has(typed));
    if (exact) return claim => model.names_of(claim).has(typed);
    return claim => [...model.names_of(claim)].some(name => name.includes(typed));
  }

  const in_days = claim => !days || (claim.last_day >= days.since && claim.first_day <= days.until);
  const in_focus = claim => !focus || (focus.line !== undefined ? claim.line === focus.line
    : claim.source === focus.actor || claim.target === focus.actor);

  /** The claims that fit all filters; `in_time`: those that fit all but the time; `around`: all but what was clicked. */
  function apply() {
    const want = wanted();
    const is_of_actor = actor_test(want.actor);
    const in_time = model.claims.filter(claim => !hidden_families.has(claim.family)
      && (!want.relation || claim.relation === want.relation)
      && (!want.assertion || want.assertion(claim))
      && claim.confidence >= want.confidence
      && is_of_actor(claim)
      && want.words.every(word => model.searched(claim).includes(word)));
    const around = in_time.filter(in_days);
    return {in_time: in_time.filter(in_focus), around, shown: around.filter(in_focus)};
  }

  function fill() {
    for (const name of [...model.relations.keys()].sort()) $('relation').append(make('option', {value: name, text: name}));
    const names = new Set(model.actors.flatMap(actor => [actor.name, actor.side ?? '']).filter(Boolean));
    for (const name of [...names].sort((a, b) => a.localeCompare(b))) $('actors').append(make('option', {value: name}));
    const present = new Set(model.claims.map(claim => claim.family));
    for (const family of model.families.filter(({name}) => present.has(name))) {
      const count = model.claims.filter(claim => claim.family === family.name).length;
      const relations = [...model.relations.values()].filter(relation => relation.family === family.name);
      const button = make('button', {type: 'button', class: `family ${family.name}`, 'aria-pressed': 'true',
        'data-family': family.name, title: relations.map(relation => relation.name).join(', ')},
      line_sample(family.name), make('span', {text: family.name}), make('small', {text: count.toLocaleString('en')}));
      button.addEventListener('click', () => {
        const hide = !hidden_families.delete(family.name);
        if (hide) hidden_families.add(family.name);
        button.setAttribute('aria-pressed', String(!hide));
        api.on_change();
      });
      $('families').append(button);
    }
  }

  // How the graph draws a family: colour, line and arrowhead.
  function line_sample(family) {
    const sample = make_svg('svg', {viewBox: '0 0 30 10', class: 'sample', 'aria-hidden': 'true'});
    const heads = {hostile: 'M21 1 L29 5 L21 9z', friendly: 'M21 1 L29 5 L21 9z', other: 'M19 5 L24 1 L29 5 L24 9z'};
    const line = y => make_svg('line', {x1: 1, y1: y, x2: 22, y2: y, 'stroke-dasharray': family === 'asking' ? '5 3' : null});
    sample.append(...(family === 'friendly' ? [line(3.4), line(6.6)] : [line(5)]));
    if (family === 'talking') sample.append(make_svg('circle', {cx: 25, cy: 5, r: 3.5}));
    else if (family === 'asking') sample.append(make_svg('path', {d: 'M20 1 L28 5 L20 9', class: 'open'}));
    else sample.append(make_svg('path', {d: heads[family]}));
    return sample;
  }

  /** Says which claims a click in the graph has chosen, with a button to choose all again. */
  function show_focus() {
    $('focus').hidden = !focus;
    if (!focus) return;
    const line = model.lines[focus.line];
    const what = line ? `${model.actors[line.source].name} → ${model.actors[line.target].name}` : model.actors[focus.actor].name;
    $('focus').textContent = `Only ${what} ×`;
    $('focus').title = 'Show the others again';
  }

  function show_all() {
    restore(new URLSearchParams());
    api.on_change();
  }

  // The filters as they stand in a link; what is as at the start is left out.
  const fields = {search: 'search', about: 'actor', relation: 'relation', said: 'assertion', confidence: 'confidence'};

  function to_link() {
    const link = new URLSearchParams();
    const add = (name, value) => value && link.set(name, value);
    for (const [name, id] of Object.entries(fields)) if ($(id).value !== '0') add(name, $(id).value.trim());
    add('without', [...hidden_families].join(' '));
    add('since', days?.since);
    add('until', days?.until);
    const line = model.lines[focus?.line];
    if (line) add('between', JSON.stringify([model.actors[line.source].id, model.actors[line.target].id, line.family]));
    add('actor', model.actors[focus?.actor]?.id);
    return link;
  }

  const names = [...Object.keys(fields), 'without', 'since', 'until', 'between', 'actor'];
  const is_in = link => names.some(name => link.has(name));

  /** Sets all filters as a link says; on_change is for the caller. */
  function restore(link) {
    $('filters').reset();
    for (const [name, id] of Object.entries(fields)) if (link.has(name)) $(id).value = link.get(name);
    if (!$('relation').value) $('relation').value = '';  // one that is not there
    if (!$('assertion').value) $('assertion').value = '';
    show_confidence();
    hidden_families.clear();
    for (const name of (link.get('without') ?? '').split(' ').filter(Boolean)) hidden_families.add(name);
    for (const button of $('families').querySelectorAll('button')) button.setAttribute('aria-pressed', String(!hidden_families.has(button.dataset.family)));
    const day = name => /^\d{4}-\d\d-\d\d$/.test(link.get(name) ?? '') ? link.get(name) : null;
    days = day('since') && day('until') ? {since: day('since'), until: day('until')} : null;
    focus = null;
    const actor = model.actor_by_id.get(link.get('actor'));
    if (actor) focus = {actor: model.actors.indexOf(actor)};
    const between = link.get('between');
    const line = between ? model.lines.findIndex(({source, target, family}) => JSON.stringify([model.actors[source].id, model.actors[target].id, family]) === between) : -1;
    if (line >= 0) focus = {line};
    show_focus();
  }

  const show_confidence = () => { $('confidence_value').textContent = Number($('confidence').value).toFixed(2).replace(/\.?0+$/, ''); };

  function start() {
    fill();
    const changed = at_next_frame(() => api.on_change());
    $('filters').addEventListener('input', () => {
      show_confidence();
      changed();
    });
    $('focus').addEventListener('click', () => api.set_focus(null));
    $('filters').addEventListener('submit', event => event.preventDefault());
    $('show_all').addEventListener('click', show_all);
    $('filters').hidden = false;
  }

  const api = {
    start, apply, show_all, to_link, is_in, restore, on_change: () => {},
    set_days(range) { days = range; api.on_change(); },
    set_focus(what) {
      focus = what;
      show_focus();
      api.on_change();
    },
    set_actor(name) { $('actor').value = name; api.on_change(); },
    get days() { return days; },
    get focus() { return focus; },
  };
  return api;
})();
