interface AnyOrder {
  readonly port: number;
  readonly connections: number;
  /** The round ends at whichever comes first. */
  readonly seconds: number;
  readonly atMost: number;
}

/** What the load process is told to do in one round: the same question again and again, whose answers must be the same to
 *  the byte. */
export interface ReadOrder extends AnyOrder {
  readonly body: string;
}

/** The same of registrations. */
export interface LoadOrder extends AnyOrder {
  readonly sessionId: string;
  /** Makes every person of every round a new one. */
  readonly salt: string;
  /** What the people type, by turns. */
  readonly organisations: readonly string[];
  /** What the browsers send of their sign-ins, by connection; none for nobody signed in. */
  readonly cookies?: readonly string[];
  /** How the operation is named in the request: by its text, or by the hash of a trusted document. */
  readonly operation: { readonly query: string } | { readonly documentId: string };
  readonly operationName?: string;
}

/** What came of it. */
export interface LoadReport {
  /** From the first request sent to the last answer read. */
  readonly seconds: number;
  /** Answers of whatever kind. */
  readonly answered: number;
  /** Codes of the tickets in the answers. A code given twice is here twice. */
  readonly tickets: string[];
  /** Answers that hold no ticket, by code, with one answer in full as an example. */
  readonly refused: Record<string, number>;
  readonly example?: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU time of the load process itself, as a part of one core. */
  readonly ownCpu: number;
}
