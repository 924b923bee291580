// One actor: who that is, and what it says of whom and others of it, among the claims that are shown.
const actor_card = (() => {
  const most = 12;  // rows of each list

  /** Rows "accuse ×2 Taliban", the most frequent first; `other` gives the other end of a claim. */
  function list_of(claims, other, title, on_actor) {
    const rows = new Map();
    for (const claim of claims) {
      const key = `${claim.said} ${other(claim).id}`;
      const row = rows.get(key) ?? {claim, count: 0};
      ++row.count;
      rows.set(key, row);
    }
    const sorted = [...rows.values()].sort((a, b) => b.count - a.count);
    const list = make('ul', {class: 'deeds'});
    for (const {claim, count} of sorted.slice(0, most)) {
      const text = count > 1 ? `${claim.said} ×${count}` : claim.said;
      list.append(make('li', {}, make('span', {class: `relation ${claim.family}`, 'data-glyph': model.glyphs.get(claim.family), text}),
        make('button', {type: 'button', class: 'link', text: other(claim).name, onclick: () => on_actor(other(claim))})));
    }
    if (sorted.length > most) list.append(make('li', {class: 'more', text: `and ${sorted.length - most} more, in the table`}));
    return claims.length > 0 ? [make('h3', {text: `${title} (${claims.length})`}), list] : [];
  }

  function nodes(actor, claims, on_actor) {
    const who = [actor.kind, actor.role, actor.side].filter(Boolean).join(', ');
    const also = (actor.aliases ?? []).filter(alias => alias !== actor.name);
    return [
      make('h2', {text: actor.name, dir: 'auto'}), make('p', {class: 'who', text: who}),
      also.length > 0 ? make('p', {class: 'who', text: `Also called ${also.slice(0, 8).join(', ')}`, dir: 'auto'}) : '',
      actor.wikidata ? make('p', {class: 'who', text: `Wikidata ${actor.wikidata}`}) : '',
      ...list_of(claims.filter(claim => claim.from === actor), claim => claim.to, 'From here', on_actor),
      ...list_of(claims.filter(claim => claim.to === actor), claim => claim.from, 'To here, by', on_actor),
    ].filter(Boolean);
  }

  return {nodes};
})();
