import { Agent, request } from 'node:http';

/** What a registration over HTTP answered. */
export interface TicketAnswer {
  readonly reference: string;
  readonly state: 'CONFIRMED' | 'WAITLISTED';
  readonly waitlistPosition: number | null;
}

const REGISTER = `mutation ($input: RegisterForSessionInput!) {
  registerForSession(input: $input) { ticket { reference state waitlistPosition } errors { ... on UserError { code message } } }
}`;

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Registers person number `n`, as a visitor's browser does. Rejects when the connection is lost and on any answer
 *  that is not a ticket; the error then holds the status and the body. */
export async function registerOverHttp(url: string, sessionId: string, n: number): Promise<TicketAnswer> {
  const input = {
    sessionId: `ses_${sessionId.replaceAll('-', '')}`,
    fullName: `Person ${n}`,
    organisation: 'Tonle Mobility',
    contact: `person${n}@example.org`,
    locale: 'km',
    idempotencyKey: `race-person-${n}`,
  };
  const { status, body } = await post(
    `${url}/graphql`,
    JSON.stringify({ query: REGISTER, variables: { input } }),
  );
  const answer = JSON.parse(body) as { data?: { registerForSession?: { ticket: TicketAnswer | null } } };
  const ticket = answer.data?.registerForSession?.ticket;
  if (!ticket) throw new Error(`${status} ${body}`);
  return ticket;
}

async function post(url: string, body: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'POST', agent, headers: { 'content-type': 'application/json' } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
      },
    );
    call.on('error', reject);
    call.end(body);
  });
}
