import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A mail that the server took: it is this list, not what the sender believes, that tests count. */
export interface TakenMail {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly parsed: ParsedMail;
  readonly takenAt: Date;
}

/** How one mail is answered. `drop-before` and `drop-after` cut the connection: before the mail is taken, or
 *  after it was taken and before the sender hears so (the outcome is then unknown to the sender). */
export type SmtpAnswer =
  | 'take'
  | 'drop-before'
  | 'drop-after'
  | { code: number; message: string; at?: 'recipient' | 'data' }
  | { delayMs: number; then?: 'take' | 'drop-before' | 'drop-after' };

/** Decides by recipient and by the how-manieth try for that recipient, from 1. */
export type SmtpScript = (mail: { to: string; attempt: number }) => SmtpAnswer;

/** A mail server that keeps what it took and answers as the test wrote. */
export class SmtpOracle {
  readonly taken: TakenMail[] = [];
  private readonly server: SMTPServer;
  private readonly attempts = new Map<string, number>();
  private script: SmtpScript = () => 'take';

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo: (address, _session, done) => done(this.refusalOf(address.address, 'recipient')),
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => void this.take(Buffer.concat(parts), session).then(() => done(), done));
      },
    });
    // A connection that the script cuts is an error to the server and nothing to the test.
    this.server.on('error', () => undefined);
  }

  static async start(port = 0): Promise<SmtpOracle> {
    const oracle = new SmtpOracle();
    await new Promise<void>((resolve) => oracle.server.listen(port, '127.0.0.1', resolve));
    return oracle;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }
  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }
  /** Sets how mails are answered from now on. */
  answer(script: SmtpScript): void {
    this.script = script;
  }
  /** Mails taken for one address, oldest first. */
  to(address: string): TakenMail[] {
    return this.taken.filter((mail) => mail.to === address.toLowerCase());
  }
  /** How many mails each address got. */
  counts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { to } of this.taken) counts.set(to, (counts.get(to) ?? 0) + 1);
    return counts;
  }
  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private refusalOf(address: string, at: 'recipient' | 'data'): Error | null {
    const to = address.toLowerCase();
    const attempt = (this.attempts.get(to) ?? 0) + 1;
    const answer = this.script({ to, attempt });
    if (typeof answer !== 'object' || !('code' in answer) || (answer.at ?? 'data') !== at) return null;
    this.attempts.set(to, attempt);
    return Object.assign(new Error(answer.message), { responseCode: answer.code });
  }

  private async take(raw: Buffer, session: SMTPServerSession): Promise<void> {
    const parsed = await simpleParser(raw);
    for (const { address } of session.envelope.rcptTo) {
      const to = address.toLowerCase();
      const refusal = this.refusalOf(to, 'data');
      if (refusal) throw refusal;
      const attempt = (this.attempts.get(to) ?? 0) + 1;
      this.attempts.set(to, attempt);
      const answer = this.script({ to, attempt });
      const delay = typeof answer === 'object' && 'delayMs' in answer ? answer : undefined;
      if (delay) await pause(delay.delayMs);
      const outcome = delay ? (delay.then ?? 'take') : answer;
      if (outcome === 'drop-before') return this.cut(session);
      this.taken.push({
        to,
        messageId: parsed.messageId ?? '',
        subject: parsed.subject ?? '',
        text: parsed.text ?? '',
        html: parsed.html || '',
        parsed,
        takenAt: new Date(),
      });
      if (outcome === 'drop-after') return this.cut(session);
    }
  }

  private async cut(session: SMTPServerSession): Promise<void> {
    const open = this.server.connections as Set<{ id: string; close(): void; _socket?: { destroy(): void } }>;
    for (const connection of open) if (connection.id === session.id) connection._socket?.destroy();
    // The answer is never given: the sender sees the connection end.
    await new Promise<never>(() => undefined);
  }
}
