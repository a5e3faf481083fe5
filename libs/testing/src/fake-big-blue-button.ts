import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitFor } from './wait-for.js';

/** One call that reached it, with what was asked. */
export interface AskedOfRooms {
  readonly call: string;
  readonly query: Readonly<Record<string, string>>;
  /** What it answered: `SUCCESS`, or the key of its message. */
  readonly answer: string;
}

interface Meeting {
  readonly passwords: string;
  readonly moderatorPW: string;
}

const escaped = (text: string): string => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A BigBlueButton on the loopback as its API describes it: checks each checksum, keeps meetings, answers XML, and can be away, wrong or slow. */
export class FakeBigBlueButton {
  private server: Server;
  /** As `bbb-conf --secret` writes it, with the slash at the end. */
  url: string;
  readonly secret = randomBytes(20).toString('hex');
  readonly asked: AskedOfRooms[] = [];
  readonly meetings = new Map<string, Meeting>();
  /** DOWN breaks the connection, BROKEN answers a page of a proxy, REFUSING says no to what is signed well. */
  mood: 'WELL' | 'DOWN' | 'BROKEN' | 'REFUSING' = 'WELL';
  /** Waited for before each answer. */
  gate: Promise<void> = Promise.resolve();

  static async start(): Promise<FakeBigBlueButton> {
    const fake = new FakeBigBlueButton();
    fake.server = createServer((request, response) => {
      void fake.answer(request, response);
    });
    await new Promise<void>((done) => fake.server.listen(0, '127.0.0.1', done));
    fake.url = `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}/bigbluebutton/`;
    return fake;
  }

  /** What a process needs in order to ask it. */
  get env(): { BIGBLUEBUTTON_URL: string; BIGBLUEBUTTON_SECRET: string; OUTBOUND_TEST_HOSTS: string } {
    return {
      BIGBLUEBUTTON_URL: this.url,
      BIGBLUEBUTTON_SECRET: this.secret,
      OUTBOUND_TEST_HOSTS: new URL(this.url).host,
    };
  }

  /** How often it was asked for this. */
  count(call: string): number {
    return this.asked.filter((one) => one.call === call).length;
  }

  /** Resolves once that many calls have come, answered or not. */
  async reached(calls: number): Promise<void> {
    await waitFor(async () => this.asked.length >= calls, 30_000, `${calls} calls at BigBlueButton`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((done) => this.server.close(() => done()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const call = /^\/bigbluebutton\/api\/(\w+)$/.exec(url.pathname)?.[1] ?? '';
    const query = Object.fromEntries(url.searchParams);
    const note = (answer: string): void => void this.asked.push({ call, query, answer });
    if (this.mood === 'DOWN') {
      note('DOWN');
      request.socket.destroy();
      return;
    }
    if (this.mood === 'BROKEN') {
      note('BROKEN');
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html><body>Bad Gateway</body></html>');
      return;
    }
    const [key, message] = this.decide(call, url.search.slice(1), query);
    note(key);
    await this.gate;
    if (call === 'join' && key === 'SUCCESS') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<h1>${escaped(query['role'] ?? '')} ${escaped(query['fullName'] ?? '')}</h1>`);
      return;
    }
    const body =
      key === 'SUCCESS'
        ? `<response><returncode>SUCCESS</returncode><meetingID>${escaped(query['meetingID'] ?? '')}</meetingID><messageKey>${message}</messageKey><message><![CDATA[]]></message></response>`
        : `<response><returncode>FAILED</returncode><messageKey>${key}</messageKey><message>${escaped(message)}</message></response>`;
    response
      .writeHead(200, { 'content-type': 'text/xml;charset=utf-8' })
      .end(`<?xml version="1.0"?>\n${body}`);
  }

  private decide(call: string, search: string, query: Record<string, string>): [string, string] {
    const signed = search.replace(/&?checksum=[^&]*/, '');
    const sum = createHash('sha256').update(`${call}${signed}${this.secret}`).digest('hex');
    if (query['checksum'] !== sum) return ['checksumError', 'Checksums do not match'];
    if (this.mood === 'REFUSING') return ['maxMeetingsReached', 'Too many <meetings>'];
    const id = query['meetingID'] ?? '';
    const known = this.meetings.get(id);
    switch (call) {
      case 'create': {
        const passwords = `${query['attendeePW']} ${query['moderatorPW']}`;
        if (!known) this.meetings.set(id, { passwords, moderatorPW: query['moderatorPW'] ?? '' });
        else if (known.passwords !== passwords)
          return ['idNotUnique', 'A meeting already exists with that id'];
        return ['SUCCESS', known ? 'duplicateWarning' : ''];
      }
      case 'end':
        if (!known) return ['notFound', 'No such meeting'];
        if (query['password'] !== known.moderatorPW) return ['invalidPassword', 'Not the moderator'];
        this.meetings.delete(id);
        return ['SUCCESS', 'sentEndMeetingRequest'];
      case 'join':
        if (!known) return ['notFound', 'No such meeting'];
        if (!query['fullName']) return ['missingParamFullName', 'No name'];
        return ['SUCCESS', ''];
      default:
        return ['unsupportedRequest', 'Not supported'];
    }
  }
}
