// How the graph looks, in the colours of the page's style sheet, so that light and dark are decided in one place.
const network_style = (() => {
  const shapes = {person: 'ellipse', state: 'rectangle', organisation: 'round-rectangle', company: 'round-rectangle', armed_group: 'hexagon',
    party: 'octagon', media: 'tag', court: 'rhomboid', group: 'ellipse'};
  const box_shapes = {...shapes, person: 'round-rectangle', organisation: 'rectangle', company: 'rectangle', media: 'cut-rectangle',
    court: 'bottom-round-rectangle', group: 'round-rectangle'};
  const heads = {hostile: 'triangle', friendly: 'triangle', asking: 'vee', talking: 'circle', other: 'diamond'};

  /** A colour of the style sheet as the browser resolves it for light or dark; the font as it is. */
  function css(name) {
    if (name === '--font') return getComputedStyle(document.body).fontFamily;
    const probe = make('span', {hidden: true});
    probe.style.color = `var(${name})`;
    document.body.append(probe);
    const colour = getComputedStyle(probe).color;
    probe.remove();
    return colour;
  }

  function of_nodes(dots) {
    const ink = css('--ink'), paper = css('--paper');
    const shared = {'background-color': 'data(colour)', 'border-width': 1, 'border-color': css('--edge-of-actor'), label: 'data(label)',
      'text-wrap': 'wrap', width: 'data(w)', height: 'data(h)', 'font-family': css('--font')};
    const box = {...shared, color: '#111', 'font-size': 12, 'text-valign': 'center', 'min-zoomed-font-size': 5};
    const dot = {...shared, color: ink, 'font-size': 'data(size)', 'text-valign': 'bottom', 'text-margin-y': 3, 
      'text-outline-color': paper, 'text-outline-width': 'data(halo)', 'z-index': 'data(busy)', 'text-wrap': 'ellipsis',
      'text-max-width': 'data(reach)'};
    return [
      {selector: 'node', style: dots ? dot : box},
      ...Object.entries(dots ? shapes : box_shapes).map(([type, shape]) => ({selector: `node.${type}`, style: {shape}})),
      {selector: 'node.sideless', style: {'background-color': css('--no-side'), color: ink}},
      {selector: 'node.group', style: {'border-style': 'dashed'}},
      {selector: 'node.state', style: {'border-width': 2, 'font-weight': 'bold'}},
    ];
  }

  function of_lines(many) {
    const paper = css('--paper'), ink = css('--ink');
    const sheet = [{selector: 'edge', style: {
      width: 'data(width)', 'curve-style': 'bezier', 'control-point-step-size': 34, 'arrow-scale': many ? .8 : .95,
      opacity: !many ? .9 : model.lines.length > 1500 ? .4 : .6,
      'loop-direction': '-45deg', 'loop-sweep': '60deg',
      ...(many ? {} : {label: 'data(label)', 'font-size': 10, 'font-weight': 'bold', 'font-family': css('--font'), 'text-rotation': 'autorotate',
        'text-background-color': paper, 'text-background-opacity': .92, 'text-background-padding': 2, 'text-background-shape': 'round-rectangle',
        'min-zoomed-font-size': 5.5}),
    }}];
    for (const {name} of model.families) {
      const colour = css(`--${name}`);
      sheet.push({selector: `edge.${name}`, style: {
        'line-color': colour, 'target-arrow-color': colour, color: colour, 'target-arrow-shape': heads[name]}});
    }
    sheet.push({selector: 'edge.asking', style: {'line-style': 'dashed', 'line-dash-pattern': [7, 4]}});
    if (!many) {
      const double = {'line-color': paper, 'line-outline-color': css('--friendly'), 'line-outline-width': 1.5};
      sheet.push({selector: 'edge.friendly', style: double});
    }
    sheet.push({selector: 'edge.hypothetical', style: {'line-style': 'dotted', 'target-arrow-fill': 'hollow'}});
    sheet.push({selector: 'edge.negated', style: {'target-arrow-shape': 'tee'}});
    sheet.push({selector: 'edge.bent', style: {
      'curve-style': 'unbundled-bezier', 'control-point-distances': 'data(distance)', 'control-point-weights': 'data(weight)'}});
    sheet.push({selector: 'edge.named', style: {label: 'data(label)', 'font-size': 11, color: ink, 'font-family': css('--font'),
      'text-background-color': paper, 'text-background-opacity': .92, 'text-background-padding': 2}});
    return sheet;
  }

  function of_states() {
    const pick = css('--pick');
    return [
      {selector: '.off', style: {visibility: 'hidden'}},
      {selector: 'node.off', style: {visibility: 'visible', opacity: .18, 'text-opacity': 0}},
      {selector: 'node.unnamed', style: {label: ''}},
      {selector: '.dim', style: {opacity: .1}},
      {selector: 'edge.dim', style: {'text-opacity': 0}},
      {selector: 'edge.picked', style: {opacity: 1, 'z-index': 9, 'underlay-color': pick, 'underlay-opacity': .9, 'underlay-padding': 6}},
      {selector: 'node.picked', style: {'border-width': 3, 'border-color': css('--link'), 'z-index': 2000, label: 'data(label)'}},
      {selector: 'edge.walked', style: {opacity: 1, 'z-index': 2001, 'underlay-color': css('--link'), 'underlay-opacity': .45, 'underlay-padding': 7}},
      {selector: 'node.walked', style: {opacity: 1, 'z-index': 2001, label: 'data(label)', 'underlay-color': css('--link'), 'underlay-opacity': .45, 'underlay-padding': 9}},
      {selector: '.away', style: {display: 'none'}},
      {selector: ':active', style: {'overlay-opacity': 0}},
    ];
  }

  /** `dots`: actors as circles with their names below; `many`: too many lines for names on each. */
  const sheet = (dots, many) => [...of_nodes(dots), ...of_lines(many), ...of_states()];

  return {sheet, css};
})();
