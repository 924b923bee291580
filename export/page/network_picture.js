// The graph as a picture to keep: what is shown, with its title and the legend that the page has around it.
const network_picture = (() => {
  const letter = 24;  // pixels; names in the graph are as large

  const font = (size, weight = 'normal') => `${weight} ${size}px ${network_style.css('--font')}`;

  /** What the legend explains: families that are shown, then sides. */
  function entries(claims) {
    const families = model.families.filter(({name}) => claims.some(claim => claim.family === name)).map(({name}) => {
      const relations = new Set(claims.filter(claim => claim.family === name).map(claim => claim.relation));
      return {family: name, words: `${name}: ${[...relations].sort().join(', ')}`};
    });
    const sides = new Set(claims.flatMap(claim => [claim.from, claim.to]).flatMap(actor => [actor.outer_side, actor.side, actor.name]).filter(Boolean));
    return [...families,
      ...(claims.some(claim => claim.negated) ? [{words: 'not, bar at the end: the text denies it'}] : []),
      ...(claims.some(claim => claim.hypothetical) ? [{words: '?, dotted: possible, planned, wished or feared'}] : []),
      ...model.sides.filter(({name}) => sides.has(name)).map(({name, colour}) => ({colour, words: name}))];
  }

  /** A line as the graph draws it; `at` is its left end. */
  function draw_line(context, family, at) {
    const colour = network_style.css(`--${family}`), tip = at.x + letter * 1.9, half = letter * .28;
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = letter * .12;
    context.setLineDash(family === 'asking' ? [letter * .35, letter * .22] : []);
    for (const y of family === 'friendly' ? [at.y - letter * .13, at.y + letter * .13] : [at.y]) {
      context.beginPath();
      context.moveTo(at.x, y);
      context.lineTo(tip - half, y);
      context.stroke();
    }
    context.setLineDash([]);
    context.beginPath();
    if (family === 'talking') {
      context.arc(tip - half, at.y, half * .8, 0, 2 * Math.PI);
    } else {
      context.moveTo(tip - 2 * half, at.y - half);
      context.lineTo(tip, at.y);
      context.lineTo(tip - 2 * half, at.y + half);
      if (family === 'other') context.lineTo(tip - 4 * half, at.y);
    }
    if (family === 'asking') context.stroke();
    else context.fill();
  }

  function draw_swatch(context, colour, at) {
    context.fillStyle = colour;
    context.strokeStyle = network_style.css('--edge-of-actor');
    context.lineWidth = 1.5;
    context.fillRect(at.x + letter * .9, at.y - letter * .4, letter, letter * .8);
    context.strokeRect(at.x + letter * .9, at.y - letter * .4, letter, letter * .8);
  }

  /** Where each entry goes in rows of `width`: {rows, places}. */
  function set(context, list, width) {
    context.font = font(letter * .9);
    let x = 0, row = 0;
    const places = list.map(({family, colour, words}) => {
      const wide = (family || colour ? letter * 2.3 : 0) + context.measureText(words).width + letter * 1.4;
      if (x > 0 && x + wide > width) [x, row] = [0, row + 1];
      const place = {x, row};
      x += wide;
      return place;
    });
    return {rows: list.length > 0 ? row + 1 : 0, places};
  }

  /** `graph`: a bitmap of the drawing; `claims`: those that it shows. */
  async function with_legend(graph, claims) {
    const margin = letter, line = letter * 1.5;
    const canvas = make('canvas'), context = canvas.getContext('2d');
    const title = $('title').textContent, facts = $('count').textContent;
    context.font = font(letter * 1.3, 'bold');
    const width = Math.max(graph.width, 900, Math.min(context.measureText(title).width, 2400)) + 2 * margin;
    const list = entries(claims);
    const {rows, places} = set(context, list, width - 2 * margin);
    const head = letter * 4, foot = rows * line + 1.5 * margin;
    canvas.width = width;
    canvas.height = head + graph.height + foot;
    context.fillStyle = network_style.css('--paper');
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.textBaseline = 'middle';
    context.fillStyle = network_style.css('--ink');
    context.font = font(letter * 1.3, 'bold');
    context.fillText(title, margin, margin + letter * .6, width - 2 * margin);
    context.fillStyle = network_style.css('--soft');
    context.font = font(letter * .9);
    context.fillText(facts, margin, margin + letter * 1.9);
    context.drawImage(graph, Math.round((width - graph.width) / 2), head);
    list.forEach(({family, colour, words}, index) => {
      const at = {x: margin + places[index].x, y: head + graph.height + margin + (places[index].row + .5) * line};
      if (family) draw_line(context, family, at);
      if (colour) draw_swatch(context, colour, at);
      context.fillStyle = network_style.css('--ink');
      context.font = font(letter * .9);
      context.fillText(words, at.x + (family || colour ? letter * 2.3 : 0), at.y);
    });
    return new Promise(done => canvas.toBlob(done, 'image/png'));
  }

  return {with_legend, entries};
})();
