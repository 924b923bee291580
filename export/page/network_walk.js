// The graph without a mouse: the arrow keys walk from actor to line to actor, and what is reached is told.
const network_walk = (() => {
  let graph = null;    // {cy, claims_of, label_of, tell, quiet}
  let place = null;    // {actor, line}: indices; no line: on the actor itself

  const seen = element => element.nonempty() && !element.hasClass('off');
  const shown_claims = line => graph.claims_of[line].filter(claim => !claim.hidden);
  const other_end = (line, actor) => model.lines[line].source === actor ? model.lines[line].target : model.lines[line].source;

  /** Actors that are shown, the busiest first. */
  const actors = () => model.actors.map((actor, index) => index)
    .filter(index => seen(graph.cy.getElementById(`a${index}`)))
    .sort((a, b) => model.actors[b].busy - model.actors[a].busy || a - b);

  /** Lines of an actor that are shown, those with most claims first. */
  const lines_of = actor => model.lines.map((line, index) => index)
    .filter(index => (model.lines[index].source === actor || model.lines[index].target === actor) && seen(graph.cy.getElementById(`l${index}`)))
    .sort((a, b) => shown_claims(b).length - shown_claims(a).length || a - b);

  function words() {
    const actor = model.actors[place.actor];
    const lines = lines_of(place.actor);
    if (place.line === undefined) {
      const all = actors();
      const who = [actor.name, actor.kind, actor.role, actor.side].filter(Boolean).join(', ');
      return `${who}. ${counted(lines.length, 'line')}. Actor ${all.indexOf(place.actor) + 1} of ${all.length}.`;
    }
    const {source, target} = model.lines[place.line], claims = shown_claims(place.line);
    const surest = claims.reduce((best, claim) => claim.confidence > best.confidence ? claim : best);
    return `${model.actors[source].name}: ${graph.label_of(claims)} ${model.actors[target].name}. ${surest.quoted} `
      + `Line ${lines.indexOf(place.line) + 1} of ${lines.length} of ${actor.name}.`;
  }

  function go(to) {
    place = to;
    const element = graph.cy.getElementById(place.line === undefined ? `a${place.actor}` : `l${place.line}`);
    graph.cy.elements('.walked').removeClass('walked');
    element.addClass('walked');
    const view = graph.cy.extent(), at = element.isNode() ? element.position() : element.midpoint();
    if (at.x < view.x1 || at.x > view.x2 || at.y < view.y1 || at.y > view.y2) graph.cy.center(element);
    graph.tell(element);
    $('walked').textContent = words();
  }

  function leave() {
    place = null;
    graph?.cy.elements('.walked').removeClass('walked');
    graph?.quiet();
    $('walked').textContent = '';
  }

  /** The one `by` places further in a list; both ends are joined. */
  const further = (list, from, by) => list[(list.indexOf(from) + by + list.length) % list.length];

  /** Whether the key means something here. */
  function key(name) {
    if (name === 'Escape') leave();
    const steps = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 0, ArrowUp: 0};
    if (!(name in steps) && name !== 'Enter') return false;
    const all = actors();
    if (all.length === 0) return true;
    const is_there = place && (place.line === undefined ? all.includes(place.actor) : lines_of(place.actor).includes(place.line));
    if (!is_there) {
      go({actor: all[0]});
      return true;
    }
    const {actor, line} = place;
    if (name === 'Enter') {
      if (line === undefined) api.on_actor(model.actors[actor]);
      else api.on_line(line);
    } else if (line === undefined) {
      if (steps[name] !== 0) go({actor: further(all, actor, steps[name])});
      else if (name === 'ArrowDown' && lines_of(actor).length > 0) go({actor, line: lines_of(actor)[0]});
    } else if (steps[name] !== 0) {
      go({actor, line: further(lines_of(actor), line, steps[name])});
    } else {
      go({actor: name === 'ArrowDown' ? other_end(line, actor) : actor});
    }
    return true;
  }

  function start(of) {
    graph = of;
    $('drawing').addEventListener('blur', () => { if (place) graph.quiet(); });
    $('drawing').addEventListener('pointerdown', leave);
  }

  const api = {start, key, leave, get place() { return place; }, on_actor: () => {}, on_line: () => {}};
  return api;
})();
