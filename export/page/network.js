// The graph. Places come from the writer (export/page/network.cpp): nothing is laid out here. Claims of one family from one actor
// to another share a line, whose label counts those that fit the filters.
const network = (() => {
  const many = model.lines.length > 150;  // lines: no names on them, plain strokes
  const claims_of = model.lines.map(() => []);
  for (const claim of model.claims) if (claim.line >= 0) claims_of[claim.line].push(claim);
  let cy = null;
  let elements = [];  // of cytoscape, per line
  let must_fit = false;
  let bright = new Set();  // actors of the claims that are shown

  const shorter = label => label.length > 42 ? `${label.slice(0, 40)}…` : label;

  /** What some claims of one line say together: "accuse ×2, not blame". */
  function label_of(claims) {
    const counts = new Map();
    for (const claim of claims) counts.set(claim.said, (counts.get(claim.said) ?? 0) + 1);
    const parts = [...counts].sort(([, a], [, b]) => b - a).map(([said, count]) => count > 1 ? `${said} ×${count}` : said);
    return parts.slice(0, 3).join(', ') + (parts.length > 3 ? ' …' : '');
  }

  const width_of = (family, count) => (family === 'talking' ? 1 : 1.5) + Math.min(5, 1.4 * Math.log2(count));

  function line_data(index, claims) {
    const line = model.lines[index];
    return {label: shorter(label_of(claims)), width: width_of(line.family, claims.length)};
  }

  function start() {
    const nodes = model.actors.flatMap((actor, index) => actor.x === undefined ? [] : [{
      group: 'nodes', data: {
        id: `a${index}`, index, label: model.dots ? actor.name : actor.label, colour: actor.colour ?? '#888', w: actor.w, h: actor.h,
        busy: Math.min(actor.busy, 1000), size: 11, reach: 170, halo: 2},
      position: {x: actor.x, y: actor.y}, classes: [actor.type, actor.colour ? '' : 'sideless', model.dots ? 'unnamed' : ''].join(' ')}]);
    const edges = model.lines.map((line, index) => {
      const bend = model.dots ? null : network_bends.bend_of(line);
      return {
        group: 'edges',
        data: {id: `l${index}`, index, source: `a${line.source}`, target: `a${line.target}`, ...line_data(index, claims_of[index]), ...bend},
        classes: [line.family, bend ? 'bent' : '', ...moods(claims_of[index])].join(' ')};
    });
    cy = cytoscape({
      container: $('drawing'), elements: [...nodes, ...edges], style: network_style.sheet(model.dots, many), layout: {name: 'preset', fit: false},
      minZoom: .02, maxZoom: 4, boxSelectionEnabled: false, autounselectify: true,
      textureOnViewport: many, hideEdgesOnViewport: model.lines.length > 3000, pixelRatio: many ? 1 : 'auto'});
    elements = model.lines.map((line, index) => cy.getElementById(`l${index}`));
    fit();
    if (model.dots) cy.on('viewport', name_actors);
    listen();
    if (model.lines.length < model.lines_in_all) {
      const [drawn, all] = [model.lines.length, model.lines_in_all].map(count => count.toLocaleString('en'));
      $('sides').before(make('p', {class: 'note', text: `The graph shows the ${drawn} strongest of ${all} lines.`}));
    }
    show_sides();
  }

  const name_actors = when_quiet(120, () => network_labels.choose(cy));

  /** What all of a line's claims are. */
  const moods = claims => ['negated', 'hypothetical'].filter(mood => claims.every(claim => claim[mood]));

  /** Shows all that fits the filters. From the places alone: asking the library for the bounds would make it compute every line's first. */
  function fit() {
    const padding = model.dots ? 36 : 28;  // names of circles stand below them
    const drawn = model.actors.filter(actor => actor.x !== undefined);
    const shown = drawn.filter(actor => bright.has(actor));
    const actors = shown.length > 0 ? shown : drawn;
    if (actors.length === 0) return;
    const least = (name, size, sign) => actors.reduce((edge, actor) => Math.min(edge, sign * actor[name] - actor[size] / 2), Infinity);
    const x1 = least('x', 'w', 1), x2 = -least('x', 'w', -1), y1 = least('y', 'h', 1), y2 = -least('y', 'h', -1);
    const zoom = Math.min(1.25, (cy.width() - 2 * padding) / (x2 - x1), (cy.height() - 2 * padding) / (y2 - y1));
    cy.viewport({zoom, pan: {x: cy.width() / 2 - (x1 + x2) / 2 * zoom, y: cy.height() / 2 - (y1 + y2) / 2 * zoom}});
  }

  /** Shows all that fits the filters as soon as they are applied. */
  const fit_next = () => { must_fit = true; };

  const zoom = factor => cy.zoom({level: cy.zoom() * factor, renderedPosition: {x: cy.width() / 2, y: cy.height() / 2}});

  function key(event) {
    const step = 60;
    const move = {ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step]}[event.key];
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (move && event.shiftKey) cy.panBy({x: move[0], y: move[1]});
    else if (network_walk.key(event.key)) event.preventDefault();
    else if (event.key === '+' || event.key === '=') zoom(1.25);
    else if (event.key === '-') zoom(.8);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
  }

  function listen() {
    cy.on('tap', 'edge', event => api.on_line(event.target.data('index')));
    cy.on('tap', 'node', event => api.on_actor(model.actors[event.target.data('index')]));
    cy.on('tap', event => {
      if (event.target === cy) api.on_nothing();
    });
    cy.on('mouseover', 'node, edge', event => tell(event.target));
    cy.on('mouseout', 'node, edge', () => { $('tip').hidden = true; });
    cy.on('viewport drag', () => { $('tip').hidden = true; });
    $('drawing').addEventListener('keydown', key);
    network_walk.start({cy, claims_of, label_of, tell, quiet: () => { $('tip').hidden = true; }});
    network_walk.on_line = index => api.on_line(index);
    network_walk.on_actor = actor => api.on_actor(actor);
    $('zoom_in').addEventListener('click', () => zoom(1.3));
    $('zoom_out').addEventListener('click', () => zoom(1 / 1.3));
    $('zoom_fit').addEventListener('click', fit);
    $('drawing').setAttribute('aria-label', `Graph of ${counted(cy.nodes().length, 'actor')} and ${counted(cy.edges().length, 'line')}`);
    new ResizeObserver(at_next_frame(() => cy.resize())).observe($('drawing'));
  }

  function tell(element) {
    const tip = $('tip'), index = element.data('index');
    if (element.isNode()) {
      const actor = model.actors[index];
      tip.replaceChildren(make('strong', {text: actor.name}), make('span', {text: [actor.kind, actor.role, actor.side].filter(Boolean).join(', ')}),
        make('span', {text: `${counted(actor.said, 'claim')} from, ${actor.addressed} to`}));
    } else {
      const visible = claims_of[index].filter(claim => !claim.hidden);
      const surest = visible.reduce((best, claim) => claim.confidence > best.confidence ? claim : best, visible[0] ?? claims_of[index][0]);
      tip.replaceChildren(make('strong', {text: `${surest.from.name} → ${surest.to.name}`}), make('span', {text: label_of(visible)}),
        make('q', {text: surest.quoted.length > 180 ? `${surest.quoted.slice(0, 178)}…` : surest.quoted, dir: 'auto'}));
    }
    const at = element.isNode() ? element.renderedPosition() : element.renderedMidpoint();
    const far_right = at.x > cy.width() / 2, far_down = at.y > cy.height() / 2;
    tip.style.left = far_right ? 'auto' : `${Math.max(4, at.x + 14)}px`;
    tip.style.right = far_right ? `${Math.max(4, cy.width() - at.x + 14)}px` : 'auto';
    tip.style.top = far_down ? 'auto' : `${Math.max(4, at.y + 14)}px`;
    tip.style.bottom = far_down ? `${Math.max(4, $('network').clientHeight - at.y + 14)}px` : 'auto';
    tip.hidden = false;
  }

  /** Draws the lines that hold some of `around`; those without any of `shown` are dimmed, as is who has none. */
  function show(around, shown) {
    if (!cy) return;
    const in_focus = new Set(shown);
    const fitting = new Set(around);
    const alive = new Set(around.flatMap(claim => [claim.from, claim.to]));
    bright = new Set(shown.flatMap(claim => [claim.from, claim.to]));
    for (const claim of model.claims) claim.hidden = !fitting.has(claim);
    cy.batch(() => {
      claims_of.forEach((claims, index) => {
        const visible = claims.filter(claim => fitting.has(claim));
        const element = elements[index];
        element.toggleClass('off', visible.length === 0);
        if (visible.length === 0) return;
        element.toggleClass('dim', !visible.some(claim => in_focus.has(claim)));
        if (element.scratch('count') === visible.length || (visible.length === claims.length && element.scratch('count') === undefined)) return;
        element.scratch('count', visible.length);
        element.data(line_data(index, visible));
      });
      cy.nodes().forEach(node => {
        const actor = model.actors[node.data('index')];
        node.toggleClass('off', !alive.has(actor));
        node.toggleClass('dim', alive.has(actor) && !bright.has(actor));
      });
    });
    if (must_fit) fit();
    must_fit = false;
    if (model.dots) name_actors();
    $('nothing').hidden = around.length > 0;
  }

  /** Marks the line and ends of a claim and brings them into view; null: none. */
  function select(claim) {
    if (!cy) return;
    cy.batch(() => {
      cy.elements('.picked').removeClass('picked named');
      if (!claim || claim.line < 0) return;
      elements[claim.line].addClass('picked named').connectedNodes().addClass('picked');
    });
    if (model.dots) name_actors();
    if (!claim || claim.line < 0) return;
    const line = elements[claim.line], view = cy.extent(), box = line.connectedNodes().boundingBox();
    const seen = box.x1 >= view.x1 && box.x2 <= view.x2 && box.y1 >= view.y1 && box.y2 <= view.y2;
    if (!seen) cy.center(line);
  }

  function show_sides() {
    for (const {name, colour} of model.sides) {
      const sample = make('span', {class: 'swatch', 'aria-hidden': 'true'});
      sample.style.background = colour;
      $('sides').append(make('button', {type: 'button', title: `Show the claims of ${name}`, onclick: () => api.on_side(name)}, sample, name));
    }
  }

  const recolour = () => cy?.style(network_style.sheet(model.dots, many));
  /** A picture of these claims, without what the filters have dimmed. */
  async function png(claims) {
    const others = cy.elements('.off, .dim').addClass('away'), walked = cy.elements('.walked').removeClass('walked');
    const blob = await cy.png({full: true, scale: 2, bg: network_style.css('--paper'), maxWidth: 8000, maxHeight: 8000, output: 'blob-promise'});
    others.removeClass('away');
    walked.addClass('walked');
    return network_picture.with_legend(await createImageBitmap(blob), claims);
  }

  const api = {start, show, select, recolour, png, fit_next, on_line: () => {}, on_actor: () => {}, on_side: () => {}, on_nothing: () => {},
    get drawn() { return cy; }};
  return api;
})();
