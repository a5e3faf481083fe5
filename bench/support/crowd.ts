import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { CROWD_REGISTRATION_ID } from './own-documents.js';

/* People who come when they come, whether the ones before were answered or not. */

export interface CrowdPlan {
  /** Origins of the api processes; people are sent to them by turns. */
  readonly urls: readonly string[];
  /** As the schema names it. */
  readonly sessionId: string;
  readonly people: number;
  /** In which they come, evenly. */
  readonly seconds: number;
  /** Makes the people of one crowd others than those of the next. */
  readonly salt: string;
  /** Told of everybody who comes, by number from 0. */
  readonly onArrival?: (person: number) => void;
}

export interface CrowdAnswer {
  readonly person: number;
  /** When the plan has them come. Milliseconds of one clock, as the next two. */
  readonly dueAt: number;
  readonly sentAt: number;
  readonly answeredAt: number;
  /** How often nobody answered and they asked again, with the same key. */
  readonly lost: number;
  readonly reference: string;
  readonly state: 'CONFIRMED' | 'WAITLISTED';
  readonly waitlistPosition: number | null;
}

type Ticket = Pick<CrowdAnswer, 'reference' | 'state' | 'waitlistPosition'>;

const MOST_TRIES = 200;

/** Everybody asks until there is an answer: whose connection is lost asks another process with the same key. Rejects on any
 *  answer that is no ticket. Answers in the order in which people came. */
export async function sendCrowd(plan: CrowdPlan): Promise<CrowdAnswer[]> {
  // Everybody has a browser of their own.
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const startedAt = performance.now();
  const gap = (plan.seconds * 1000) / plan.people;
  const answers: Promise<CrowdAnswer>[] = [];
  try {
    for (let person = 0; person < plan.people; person += 1) {
      const dueAt = startedAt + person * gap;
      const early = dueAt - performance.now();
      if (early > 1) await pause(early);
      plan.onArrival?.(person);
      const answer = come(plan, agent, person, dueAt);
      // Awaited with the others at the end; until then nobody is unheard.
      answer.catch(() => undefined);
      answers.push(answer);
    }
    return await Promise.all(answers);
  } finally {
    agent.destroy();
  }
}

/** The same person asks again, with the same key. */
export async function askAgain(plan: CrowdPlan, person: number): Promise<CrowdAnswer> {
  const agent = new Agent();
  try {
    return await come(plan, agent, person, performance.now());
  } finally {
    agent.destroy();
  }
}

async function come(plan: CrowdPlan, agent: Agent, person: number, dueAt: number): Promise<CrowdAnswer> {
  const body = JSON.stringify({
    documentId: CROWD_REGISTRATION_ID,
    variables: {
      input: {
        sessionId: plan.sessionId,
        fullName: `Sok ${plan.salt} ${person}`,
        organisation: 'Green Mekong Network',
        contact: `${plan.salt}-${person}@example.org`,
        locale: person % 2 ? 'en' : 'km',
        idempotencyKey: `${plan.salt}-person-${person}`,
      },
    },
  });
  const sentAt = performance.now();
  for (let lost = 0; ; lost += 1) {
    const url = plan.urls[(person + lost) % plan.urls.length]!;
    const answer = await post(`${url}/graphql`, body, agent).catch(() => null);
    if (!answer) {
      if (lost >= MOST_TRIES) throw new Error(`Nobody answers person ${person}`);
      await pause(50);
      continue;
    }
    return { person, dueAt, sentAt, answeredAt: performance.now(), lost, ...ticketIn(answer) };
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

function ticketIn({ status, body }: Answer): Ticket {
  const payload = status === 200 ? JSON.parse(body).data?.registerForSession : undefined;
  if (!payload?.ticket) throw new Error(`No ticket: ${status} ${body.slice(0, 500)}`);
  return payload.ticket as Ticket;
}

/** Posts JSON. Rejects when the connection is lost before the whole answer is there. */
export function post(url: string, body: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('aborted', () => reject(new Error('The answer broke off')));
      response.on('end', () => {
        if (response.complete)
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
        else reject(new Error('The answer broke off'));
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Who stands before somebody whom an answer had reached before they asked at all; null when nobody does. The place of
 *  someone with a seat is 0. */
export function firstOutOfOrder(answers: readonly CrowdAnswer[]): { before: number; behind: number } | null {
  const place = ({ waitlistPosition }: CrowdAnswer): number => waitlistPosition ?? 0;
  const byAnswer = answers.toSorted((a, b) => a.answeredAt - b.answeredAt);
  let last: CrowdAnswer | undefined;
  let next = 0;
  for (const later of answers.toSorted((a, b) => a.sentAt - b.sentAt)) {
    for (; next < byAnswer.length && byAnswer[next]!.answeredAt < later.sentAt; next += 1)
      if (!last || place(byAnswer[next]!) > place(last)) last = byAnswer[next];
    if (last && place(last) > place(later)) return { before: later.person, behind: last.person };
  }
  return null;
}
