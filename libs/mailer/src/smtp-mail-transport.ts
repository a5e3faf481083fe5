import type { Readable } from 'node:stream';
import { createTransport } from 'nodemailer';
import { envelopeAddress } from './mail-address.rules.js';
import { type MailOutcome, MailTransport, outcome, type OutgoingMail } from './mail-transport.js';
import { mimeOf, type Sender } from './mime.js';
import { outcomeOfFailure, type SmtpFailure } from './smtp-outcome.rules.js';

export interface SmtpSettings {
  readonly url: string;
  readonly from: Sender;
  /** Connections held open to the server. */
  readonly connections?: number;
  /** Milliseconds without a byte after which a conversation is given up. */
  readonly socketTimeoutMs?: number;
  /** Milliseconds to wait for the connection and for the greeting, each. */
  readonly connectTimeoutMs?: number;
}

/** The bodies of one try (a second when a pooled connection had gone stale). Read first when DATA is answered. */
type Bodies = Readable[];

/** Mail by SMTP over a few pooled connections. */
export class SmtpMailTransport extends MailTransport {
  private readonly transporter: ReturnType<typeof pooled>;
  private readonly bodies = new WeakMap<object, Bodies>();

  constructor(private readonly settings: SmtpSettings) {
    super();
    this.transporter = pooled(settings);
    // The library does not tell whether DATA was reached, and that decides between RETRY and UNKNOWN. It
    // reads the body only after DATA, so the body itself is the witness.
    this.transporter.use('stream', (compiled, done) => {
      const mail = compiled as unknown as Compiled;
      const bodies = mail.data.witness && this.bodies.get(mail.data.witness);
      if (bodies) {
        const make = mail.message.createReadStream.bind(mail.message);
        mail.message.createReadStream = (options) => {
          const body = make(options);
          bodies.push(body);
          return body;
        };
      }
      done();
    });
  }

  override async send(mail: OutgoingMail): Promise<MailOutcome> {
    const to = envelopeAddress(mail.to.address);
    if (to === null) return outcome('FAILED', 'not a usable address', false);
    const witness = {};
    const bodies: Bodies = [];
    this.bodies.set(witness, bodies);
    try {
      const info = await this.transporter.sendMail({
        ...mimeOf(mail, this.settings.from, to),
        witness,
      } as object);
      return outcome('SENT', info.response, true);
    } catch (error) {
      return outcomeOfFailure(
        error as SmtpFailure,
        bodies.some((body) => body.readableDidRead),
      );
    }
  }

  override async close(): Promise<void> {
    this.transporter.close();
  }
}

interface Compiled {
  readonly data: { witness?: object };
  readonly message: { createReadStream(options?: object): Readable };
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const pooled = (settings: SmtpSettings) =>
  createTransport({
    url: settings.url,
    pool: true,
    maxConnections: settings.connections ?? 10,
    maxMessages: 200,
    // Only for a pooled connection that the server had closed while it was idle, before anything was said.
    maxRequeues: 1,
    idleTimeout: 20_000,
    connectionTimeout: settings.connectTimeoutMs ?? 10_000,
    greetingTimeout: settings.connectTimeoutMs ?? 10_000,
    socketTimeout: settings.socketTimeoutMs ?? 30_000,
    // Codes travel in mails: they go to another machine encrypted or not at all. `?requireTLS=false` in the address says
    // that the way to it is safe.
    requireTLS: !LOOPBACK.has(new URL(settings.url).hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  } as { url: string; pool: true });
