// Uses the page of the talks sample as a reader would; readers.py adds it to a copy and compares what it writes into the title.
'use strict';
(() => {
  const steps = {};
  const rows = () => [...document.querySelectorAll('tbody tr')].filter(row => !row.hidden);
  const click = selector => document.querySelector(selector).dispatchEvent(new MouseEvent('click', {bubbles: true}));
  const press = key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
  const set = (id, value) => {
    const field = document.getElementById(id);
    field.value = value;
    field.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const panel = document.getElementById('panel');
  const show_all = () => document.getElementById('show_all').click();

  steps.all = rows().length;
  click('#line_3 path');
  steps.line = [rows().length, panel.hidden, panel.querySelector('h2').textContent, panel.querySelector('mark.cue').textContent];
  show_all();
  click('#actor_5 :is(path, polygon)');
  steps.actor = [rows().length, document.getElementById('count').textContent];
  show_all();
  set('search', 'TURKIYE patience');
  steps.search = rows().length;
  show_all();
  set('relation', 'thank');
  steps.relation = [rows().length, document.querySelectorAll('.line.faded').length];
  show_all();
  set('until', '2025-10-28');
  steps.until = rows().length;
  show_all();
  document.querySelector('th[data-field=confidence] button').click();
  steps.sorted = rows()[0].querySelector('td.number').textContent;
  rows()[0].focus();
  press('ArrowDown');
  steps.down = document.activeElement === rows()[1];
  press('Enter');
  steps.enter = rows()[1].getAttribute('aria-selected');
  press('Escape');
  steps.escape = [panel.hidden, document.activeElement === rows()[1]];
  document.title = JSON.stringify(steps);
})();
