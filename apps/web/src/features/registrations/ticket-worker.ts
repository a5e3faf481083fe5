import type { KEPT_MARK as Mark, KeepTicket } from './kept-ticket';

/* The service worker of tickets. It keeps the page of a ticket, with what it is shown with, on this device alone, and answers with it
   when the network does not. It sees nothing but pages below /km/tickets/ and /en/tickets/ and what those ask for; whatever is
   not a ticket's own page or one of its files goes its way as if no worker were there. */

/** The parts of a service worker's scope that are used here; TypeScript's own types of it and of a page exclude each other. */
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', heard: (event: Lasting) => void): void;
  addEventListener(type: 'message', heard: (event: Lasting & { data: KeepTicket }) => void): void;
  addEventListener(type: 'fetch', heard: (event: Asked) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
const worker = globalThis as unknown as WorkerScope;

/** Written here once more: a worker is one file, and imports none. */
const KEPT_MARK: typeof Mark = 'data-keep-ticket';

const PAGES = 'samaki-ticket-pages-1';
const FILES = 'samaki-ticket-files-1';
/** Pages that are kept; the oldest goes. */
const MOST_PAGES = 20;
/** So long a slow network is waited for where a page is kept. */
const PATIENCE_MS = 4000;
const TICKET = /^\/(?:km|en)\/tickets\/[0-9A-Z]{12}$/;
const FILE = /^\/(?:assets\/|favicon\.svg$)/;

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));
worker.addEventListener('message', (event) => event.waitUntil(keep(event.data)));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin) return;
  if (request.mode === 'navigate' && TICKET.test(pathname) && !search)
    event.respondWith(ticket(event, pathname));
  else if (FILE.test(pathname)) event.respondWith(file(request));
});

async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('samaki-ticket-'));
  await Promise.all(
    old.filter((name) => name !== PAGES && name !== FILES).map((name) => caches.delete(name)),
  );
  await worker.clients.claim();
}

async function keep({ pages, files }: KeepTicket): Promise<void> {
  const [keptPages, keptFiles] = [await caches.open(PAGES), await caches.open(FILES)];
  if (files.length === 0) {
    await Promise.all(pages.map((page) => keptPages.delete(page)));
    return;
  }
  // Files have names of their content: what is there is right, what is not there any more belongs to no page.
  const have = (await keptFiles.keys()).map(({ url }) => new URL(url).pathname);
  await Promise.all(have.filter((path) => !files.includes(path)).map((path) => keptFiles.delete(path)));
  await keptFiles.addAll(files.filter((path) => !have.includes(path)));
  await Promise.all(
    pages.filter((page) => TICKET.test(page)).map(async (page) => put(page, await fetch(page))),
  );
}

/** Keeps a ticket that is worth it, and forgets one that is not. */
async function put(path: string, answer: Response): Promise<void> {
  const pages = await caches.open(PAGES);
  const html = answer.ok && !answer.redirected ? await answer.clone().text() : '';
  if (new RegExp(`${KEPT_MARK}="[^"]`).test(html)) {
    await pages.delete(path);
    await pages.put(path, asKept(answer, html));
    const all = await pages.keys();
    await Promise.all(
      all.slice(0, Math.max(0, all.length - MOST_PAGES)).map((request) => pages.delete(request)),
    );
  } else if (answer.status < 500) await pages.delete(path);
}

/** The page with its own policy and the mark by which it says that it was kept. */
function asKept({ headers }: Response, html: string): Response {
  const own = ['content-type', 'content-security-policy', 'x-content-type-options', 'referrer-policy'];
  const kept = own.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new Response(html.replace('<html ', '<html data-kept="" '), { headers: kept });
}

/** The newest page; the kept one when the network, or the server, does not answer in time. */
async function ticket(event: Asked, path: string): Promise<Response> {
  const kept = await (await caches.open(PAGES)).match(path);
  const newest = fetch(event.request).then((answer) => {
    event.waitUntil(put(path, answer.clone()));
    return answer;
  });
  if (!kept) return newest;
  newest.catch(() => undefined);
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS));
  const answer = await Promise.race([newest, late]).catch(() => null);
  return answer && answer.status < 500 ? answer : kept;
}

async function file(request: Request): Promise<Response> {
  return (await (await caches.open(FILES)).match(request.url)) ?? fetch(request);
}
