// Elements of the page. Text from documents reaches the page through textContent and attributes set here, never as markup.

/** The element with an id. */
const $ = id => document.getElementById(id);

/** make('p', {class: 'key', text: 'cue', title: '…', onclick: run}, child, 'words', …): an element with properties and children. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  set_properties(element, properties);
  element.append(...children.filter(child => child !== null && child !== ''));
  return element;
}

function set_properties(element, properties) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'text') element.textContent = value;
    else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
}

/** The same for SVG. */
function make_svg(tag, properties = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set_properties(element, properties);
  element.append(...children);
  return element;
}

/** Without case and accents: "TURKIYE" finds "Türkiye". */
const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const counted = (count, noun) => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** Calls `run` once, at the next frame, however often it is asked for before. */
function at_next_frame(run) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      run();
    });
  };
}

/** Calls `run` when it has not been asked for during `wait` milliseconds. */
function when_quiet(wait, run) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
}
