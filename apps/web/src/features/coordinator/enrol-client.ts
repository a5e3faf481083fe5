import { readSheetFile, type SheetReading } from './sheet-file';

/* Runs on the pages of enrolling, beside forms that work without it: a file fills the box for the list, and the parts of a
   preview become tabs. */

/** Sentences of the page, with `{count}` and `{sheet}` left open. */
type Words = Readonly<Record<string, string>>;

function sentence(words: Words, reading: SheetReading): string {
  const id = reading.ok ? (reading.sheet ? 'SHEET' : 'TEXT') : reading.fault;
  return (words[id] ?? '')
    .replace('{count}', String(reading.rows))
    .replace('{sheet}', reading.ok ? (reading.sheet ?? '') : '');
}

function offerFile(place: HTMLElement): void {
  const input = place.querySelector<HTMLInputElement>('input[type="file"]')!;
  const said = place.querySelector<HTMLElement>('output')!;
  const undo = place.querySelector<HTMLButtonElement>('button')!;
  const form = place.closest('form')!;
  const list = form.querySelector<HTMLTextAreaElement>('textarea[name="list"]')!;
  const words = JSON.parse(place.dataset['words'] ?? '{}') as Words;
  let before = '';

  const take = async (file: File): Promise<void> => {
    place.setAttribute('aria-busy', 'true');
    said.textContent = words['READING'] ?? '';
    const reading = await readSheetFile(file);
    place.removeAttribute('aria-busy');
    said.textContent = sentence(words, reading);
    said.className = reading.ok ? 'notice notice--ok' : 'notice notice--bad';
    if (!reading.ok) return;
    before = list.value;
    list.value = reading.text;
    undo.hidden = before.trim() === '';
  };

  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void take(file);
    // The same file, saved anew, is another choice.
    input.value = '';
  });
  undo.addEventListener('click', () => {
    list.value = before;
    undo.hidden = true;
    said.textContent = '';
    said.className = '';
    list.focus();
  });
  form.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    place.classList.add('sheet-file--over');
  });
  form.addEventListener('dragleave', () => place.classList.remove('sheet-file--over'));
  form.addEventListener('drop', (event) => {
    place.classList.remove('sheet-file--over');
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    void take(file);
  });
  place.hidden = false;
}

/** Links to parts of the page become tabs (WAI-ARIA): arrows, Home and End move between them. */
function makeTabs(nav: HTMLElement): void {
  const tabs = [...nav.querySelectorAll<HTMLAnchorElement>('a')];
  const panelOf = (tab: HTMLAnchorElement): HTMLElement => document.querySelector(tab.hash)!;
  const show = (chosen: HTMLAnchorElement): void => {
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panelOf(tab).hidden = tab !== chosen;
    }
  };
  nav.setAttribute('role', 'tablist');
  for (const [at, tab] of tabs.entries()) {
    const panel = panelOf(tab);
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', panel.id);
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
    panel.tabIndex = 0;
    tab.addEventListener('click', (event) => {
      event.preventDefault();
      show(tab);
    });
    tab.addEventListener('keydown', (event) => {
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      const next = to === undefined ? undefined : tabs.at(to % tabs.length);
      if (!next) return;
      event.preventDefault();
      show(next);
      next.focus();
    });
  }
  show(tabs.find((tab) => tab.dataset['first'] !== undefined) ?? tabs[0]!);
}

for (const place of document.querySelectorAll<HTMLElement>('[data-sheet-file]')) offerFile(place);
for (const nav of document.querySelectorAll<HTMLElement>('[data-tabs]')) makeTabs(nav);
