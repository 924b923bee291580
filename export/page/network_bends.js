// Lines that would run underneath the box of somebody else are bent around it: which ones, and how far.
const network_bends = (() => {
  const margin = 5;  // pixels that count as under the box, too

  /** How far the middle of the box lies from the line, to the left of its direction; null where the line misses the box. */
  function offset_of(from, to, box) {
    const dx = to.x - from.x, dy = to.y - from.y, length = Math.hypot(dx, dy);
    if (length === 0) return null;
    const along = ((box.x - from.x) * dx + (box.y - from.y) * dy) / length;
    if (along <= 0 || along >= length) return null;
    const aside = ((box.x - from.x) * dy - (box.y - from.y) * dx) / length;
    const reach = (box.w * Math.abs(dy) + box.h * Math.abs(dx)) / length / 2 + margin;  // of the box across the line
    return Math.abs(aside) < reach ? {aside, reach, along: along / length} : null;
  }

  /** For one line: {distance, weight} of a control point of cytoscape.js, or null where the line may be straight. */
  function bend_of(line) {
    const from = model.actors[line.source], to = model.actors[line.target];
    for (const box of model.actors) {
      if (box === from || box === to || box.x === undefined) continue;
      const hit = offset_of(from, to, box);
      if (!hit) continue;
      // To the side where less is to go; a curve reaches half of the way to its control point.
      const away = hit.aside > 0 ? hit.aside - hit.reach : hit.aside + hit.reach;
      return {distance: Math.round(-away * 2.1), weight: hit.along.toFixed(2)};
    }
    return null;
  }

  return {bend_of};
})();
