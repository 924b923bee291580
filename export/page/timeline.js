// Claims over time, by family, and two sliders that choose the days. Undated claims are shown only while all days are.
const timeline = (() => {
  const day_length = 86_400_000;
  const most_bars = 72;
  const width = 1000, height = 56;
  let first = 0, last = 0;  // days since 1970
  let bars = [];            // {first, last, label} in days
  let chart, since, until, words;

  const day_of = text => Math.round(Date.parse(`${text}T00:00:00Z`) / day_length);
  const text_of = day => new Date(day * day_length).toISOString().slice(0, 10);

  /** Bars of whole days, weeks, months or years: the finest that are few enough. */
  function cut_into_bars() {
    const days = step => {
      const out = [];
      for (let day = first; day <= last; day += step) out.push({first: day, last: Math.min(day + step - 1, last)});
      return out;
    };
    const months = step => {
      const out = [];
      const start = new Date(first * day_length);
      for (let month = Math.floor(start.getUTCMonth() / step) * step; ; month += step) {
        const begin = Date.UTC(start.getUTCFullYear(), month, 1) / day_length;
        if (begin > last) return out;
        out.push({first: Math.max(begin, first), last: Math.min(Date.UTC(start.getUTCFullYear(), month + step, 1) / day_length - 1, last)});
      }
    };
    for (const cut of [() => days(1), () => days(7), () => months(1), () => months(3), () => months(12)]) {
      const found = cut();
      if (found.length <= most_bars) return found;
    }
    const years = Math.ceil((last - first) / 365.25 / most_bars);
    return months(12 * years);
  }

  const x_of = day => (day - first) / (last - first + 1) * width;

  /** Draws how many of `claims` lie in each bar. */
  function show(claims) {
    if (!chart) return;
    const counts = bars.map(() => new Map());
    for (const claim of claims) {
      if (!claim.first_day) continue;
      const begin = day_of(claim.first_day);
      const at = bars.findIndex(bar => begin <= bar.last);
      if (at >= 0) counts[at].set(claim.family, (counts[at].get(claim.family) ?? 0) + 1);
    }
    const totals = counts.map(count => [...count.values()].reduce((sum, n) => sum + n, 0));
    const highest = Math.max(1, ...totals);
    chart.replaceChildren();
    bars.forEach((bar, i) => {
      let top = height;
      const left = x_of(bar.first), right = x_of(bar.last + 1);
      for (const {name} of model.families) {
        const tall = (counts[i].get(name) ?? 0) / highest * (height - 2);
        if (tall === 0) continue;
        top -= tall;
        chart.append(make_svg('rect', {x: left + .5, y: top, width: Math.max(right - left - 1, .8), height: tall, class: name}));
      }
    });
    const undated = model.claims.length - model.claims.filter(claim => claim.first_day).length;
    words.textContent = `${text_of(Number(since.value))} to ${text_of(Number(until.value))}`
      + (filters.days && undated ? ` · ${counted(undated, 'undated claim')} left out` : '');
  }

  const choose = at_next_frame(() => {
    const all = Number(since.value) === first && Number(until.value) === last;
    filters.set_days(all ? null : {since: text_of(Number(since.value)), until: text_of(Number(until.value))});
  });

  function changed(event) {
    if (Number(since.value) > Number(until.value)) {
      if (event.target === since) since.value = until.value;
      else until.value = since.value;
    }
    say();
    choose();
  }

  function say() {
    for (const slider of [since, until]) slider.setAttribute('aria-valuetext', text_of(Number(slider.value)));
    const share = slider => `${(Number(slider.value) - first) / Math.max(1, last - first) * 100}%`;
    $('timeline').style.setProperty('--from', share(since));
    $('timeline').style.setProperty('--to', share(until));
  }

  /** Puts the sliders on these days; null: on all. */
  function set(days) {
    if (!chart) return;
    since.value = days ? day_of(days.since) : first;
    until.value = days ? day_of(days.until) : last;
    say();
  }

  function start() {
    const dated = model.claims.filter(claim => claim.first_day);
    if (dated.length === 0) return;
    first = dated.reduce((least, claim) => Math.min(least, day_of(claim.first_day)), Infinity);
    last = dated.reduce((most, claim) => Math.max(most, day_of(claim.last_day)), -Infinity);
    if (first >= last) return;  // one day: nothing to choose
    bars = cut_into_bars();
    chart = make_svg('svg', {viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', role: 'img',
      'aria-label': `Claims over time, from ${text_of(first)} to ${text_of(last)}`});
    const slider = (label, value) => make('input', {type: 'range', min: first, max: last, step: 1, value, 'aria-label': label, oninput: changed});
    since = slider('First day', first);
    until = slider('Last day', last);
    words = make('output');
    const outside = side => make('div', {class: `outside ${side}`});
    $('timeline').append(make('div', {class: 'track'}, chart, outside('before'), outside('after'), since, until), words);
    $('timeline').hidden = false;
    set(null);
  }

  return {start, show, set};
})();
