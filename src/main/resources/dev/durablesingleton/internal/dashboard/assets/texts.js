// Input, output and other texts of an instance, each with buttons to copy and download it.

import { el, setText } from './dom.js';
import { isEntity, readEntity } from './entity.js';
import { exportButtons } from './export.js';
import { readable } from './json-text.js';

const TOO_LARGE = 'too large to show: it exceeds the message limit of 4 MiB';

export class Texts {
  #sections = new Map();
  node = el('div', { class: 'texts' });

  /** Shows the texts of an instance or entity. Sections are kept, so that focus and selection persist. */
  show(instance) {
    for (const { title, text, absent } of isEntity(instance.id) ? ofEntity(instance) : ofInstance(instance)) {
      if (!this.#sections.has(title)) {
        this.#sections.set(title, new Section(instance.id, title));
        this.node.append(this.#sections.get(title).node);
      }
      this.#sections.get(title).show(text, absent);
    }
  }
}

class Section {
  #text = null;
  #pre;
  #buttons;

  constructor(id, title) {
    const headingId = 'text-' + title.toLowerCase().replace(' ', '-');
    this.#pre = el('pre', { tabindex: '0', 'data-text': title });
    this.#buttons = exportButtons(id, title, () => this.#text);
    this.node = el('section', { 'aria-labelledby': headingId },
      el('div', { class: 'text-head' }, el('h3', { id: headingId }, title), this.#buttons),
      this.#pre);
  }

  show(text, absent) {
    this.#text = text;
    this.#buttons.hidden = text === null;
    setText(this.#pre, text === null ? absent : readable(text));
  }
}

function ofEntity(instance) {
  const absent = instance.textsLeftOut ? TOO_LARGE : 'none';
  return [{ title: 'Entity state', text: readEntity(instance).state, absent }];
}

function ofInstance({ input, output, customStatus, failure, textsLeftOut }) {
  const absent = textsLeftOut ? TOO_LARGE : 'none';
  return [
    { title: 'Input', text: input, absent },
    { title: 'Output', text: output, absent: textsLeftOut ? TOO_LARGE : 'none yet' },
    { title: 'Custom status', text: customStatus, absent },
    ...(failure ? [{ title: 'Failure', text: [failure.type, failure.message, failure.stackTrace].filter(Boolean).join('\n') }] : []),
  ];
}
