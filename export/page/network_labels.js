// Names of actors in a large graph: as large on the screen at every zoom, the busiest first, none on top of another.
const network_labels = (() => {
  const most = 110;  // names at once

  /** Pixels on the screen. */
  const size_of = actor => Math.min(10.5 + Math.sqrt(actor.said + actor.addressed) * .7, 21);

  const overlap = (a, b) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

  /** Boxes in cells, so that each is compared with its neighbours alone. */
  function make_grid(cell) {
    const cells = new Map();
    const keys = box => {
      const out = [];
      for (let x = Math.floor(box.x1 / cell); x <= Math.floor(box.x2 / cell); ++x) {
        for (let y = Math.floor(box.y1 / cell); y <= Math.floor(box.y2 / cell); ++y) out.push(`${x} ${y}`);
      }
      return out;
    };
    return {
      is_free: box => keys(box).every(key => !(cells.get(key) ?? []).some(other => overlap(box, other))),
      add(box) {
        for (const key of keys(box)) cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box]);
      },
    };
  }

  /** Chooses the names for the present zoom; those of actors that the filters have left are preferred to none. */
  function choose(cy) {
    const zoom = cy.zoom(), view = cy.extent();
    const margin = 40 / zoom;
    const nodes = cy.nodes().filter(node => !node.hasClass('off') && !node.hasClass('dim'));
    const rank = node => (node.hasClass('picked') ? Infinity : model.actors[node.data('index')].busy);
    const order = [...nodes].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
    const grid = make_grid(120 / zoom);
    const named = new Map();
    for (const node of order) {
      if (named.size >= most) break;
      const {x, y} = node.position();
      if (x < view.x1 - margin || x > view.x2 + margin || y < view.y1 - margin || y > view.y2 + margin) continue;
      const actor = model.actors[node.data('index')];
      const size = size_of(actor) / zoom;
      const half = Math.min(actor.name.length * .56 * size, 170 / zoom) / 2 + 4 / zoom, top = y + actor.h / 2;
      const box = {x1: x - half, x2: x + half, y1: top, y2: top + size * 1.7};
      if (!grid.is_free(box)) continue;
      grid.add(box);
      named.set(node.id(), size);
    }
    cy.batch(() => {
      for (const node of cy.nodes()) {
        const size = named.get(node.id());
        node.toggleClass('unnamed', size === undefined);
        if (size !== undefined) node.data({size, reach: 170 / zoom, halo: 2.5 / zoom});
      }
    });
  }

  return {choose};
})();
