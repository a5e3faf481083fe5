import { lookup } from 'node:dns/promises';
import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { type RequestOptions, request as secureRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { isPublicAddress } from './address.rules.js';

/** A call may take so long, the look-up of the name and the answer included. */
const LONGEST_MS = 5_000;
const LARGEST_BYTES = 1_048_576;

/** An outbound call was not made, or its answer was not taken. */
export class OutboundError extends Error {
  override readonly name = 'OutboundError';
}

export interface OutboundCall {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Finds the addresses of a name. */
export type Resolve = (hostname: string) => Promise<readonly { address: string; family: number }[]>;

/** The only way to a server of somebody else. */
@Injectable()
export class Outbound {
  constructor(private readonly config: Config) {}

  /** Calls an address of somebody else: https alone; the name is resolved once and each of its addresses must be public; the call goes
   *  to the address that was judged; redirects are not followed; five seconds and 1 MiB at most. Hosts of
   *  `OUTBOUND_TEST_HOSTS` may be private and plain http. Throws `OutboundError`. */
  async call(address: string, { method = 'GET', headers = {}, body }: OutboundCall = {}): Promise<Response> {
    const url = new URL(address);
    const isTestHost = this.config.outboundTestHosts.includes(url.host);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isTestHost))
      throw new OutboundError('An outbound call is made by https alone');
    const signal = AbortSignal.timeout(this.longestMs);
    const found = await withinTime(this.addressOf(bare(url.hostname), isTestHost), signal);
    const options: RequestOptions = { method, headers, signal, agent: false, lookup: pinned(found) };
    return new Promise((resolve, reject) => {
      const call = url.protocol === 'https:' ? secureRequest : plainRequest;
      const failed = (error: Error): void =>
        reject(new OutboundError('An outbound call failed', { cause: error }));
      const asked: ClientRequest = call(url, options, (answer) => {
        collect(answer).then(resolve, failed);
      });
      asked.on('error', failed);
      asked.end(body);
    });
  }

  /** Tests are less patient. */
  protected longestMs = LONGEST_MS;
  /** Tests look names up that nobody has. */
  protected resolve: Resolve = (hostname) => lookup(hostname, { all: true, order: 'ipv4first' });

  private async addressOf(
    hostname: string,
    isTestHost: boolean,
  ): Promise<{ address: string; family: number }> {
    const found = await this.resolve(hostname).catch((error: unknown) => {
      throw new OutboundError('The name of an outbound call has no address', { cause: error });
    });
    if (!found[0]) throw new OutboundError('The name of an outbound call has no address');
    // One private address among several is a name that means harm.
    if (!isTestHost && !found.every(({ address }) => isPublicAddress(address)))
      throw new OutboundError('An outbound call leads into a private network');
    return found[0];
  }
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** Answers the address that was judged, whatever the name would mean by now. */
const pinned =
  (found: { address: string; family: number }): LookupFunction =>
  (_hostname, { all }, done) => {
    if (all) done(null, [found]);
    else done(null, found.address, found.family);
  };

function withinTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new OutboundError('An outbound call took too long')), {
      once: true,
    });
    work.then(resolve, reject);
  });
}

/** The whole answer. Breaks off beyond its largest size. */
async function collect(answer: IncomingMessage): Promise<Response> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BYTES) throw new Error('The answer is too large');
    parts.push(part);
  }
  const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  );
  const status = answer.statusCode ?? 502;
  const isEmpty = [204, 205, 304].includes(status) || status < 200;
  return new Response(isEmpty ? null : Buffer.concat(parts), { status: Math.max(200, status), headers });
}
