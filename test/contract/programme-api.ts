import { newId } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

export interface Payload {
  readonly ticket?: Record<string, unknown> | null;
  readonly session?: Record<string, unknown> | null;
  readonly errors: readonly {
    readonly code: string;
    readonly message: string;
    readonly path: readonly string[];
  }[];
}

export const ERRORS = 'errors { ... on UserError { code message path } }';
export const ses = (uuid: string): string => `ses_${uuid.replaceAll('-', '')}`;
export const codes = (payload: Payload): string[] => payload.errors.map((error) => error.code);
export const person = (n: number): Record<string, unknown> => ({
  fullName: `Person ${n}`,
  contact: `person${n}@example.org`,
});

/** The programme over HTTP on a database of its own with the demonstration in it: what its readers ask. */
export class ProgrammeApi {
  db: TestDatabase;
  api: SpawnedApp;
  readonly cookies = new Map<string, string>();

  async begin(): Promise<void> {
    this.db = await demonstrationDatabase();
    await this.db.travelTo(NOW);
    this.api = await startApi(this.db);
    for (const role of ['TRAINER', 'WORKING_GROUP', 'PARTICIPANT'])
      this.cookies.set(role, await cookieOf(this.api.url, role));
  }

  async end(): Promise<void> {
    await this.api?.kill('SIGKILL');
    await this.db?.drop();
  }

  readonly ask = async <Data>(
    query: string,
    variables: object,
    role?: string,
    locale = 'en',
  ): Promise<Data> => {
    const headers = { 'accept-language': locale, ...(role && { cookie: this.cookies.get(role) ?? '' }) };
    const answer = await post(this.api.url, { query, variables }, headers);
    if (!answer.body.data) throw new Error(JSON.stringify(answer.body));
    return answer.body.data as Data;
  };

  readonly register = async (
    sessionId: string,
    more: Record<string, unknown> = {},
    locale = 'en',
  ): Promise<Payload> => {
    const input = {
      sessionId: ses(sessionId),
      fullName: 'ចាន់ ស្រីមុំ',
      organisation: 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ',
      contact: 'sreymom.chan@angkor-guides.example',
      locale: 'km',
      idempotencyKey: newId(),
      ...more,
    };
    const mutation = `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) {
      ticket { reference state waitlistPosition fullName organisation hasEmail reminderAt } ${ERRORS} } }`;
    const data = await this.ask<{ registerForSession: Payload }>(mutation, { input }, undefined, locale);
    return data.registerForSession;
  };

  readonly seatsOf = async (sessionId: string): Promise<unknown> => {
    const query = `query ($id: ID!) { session(id: $id) { state seats { capacity taken waiting left } } }`;
    return (await this.ask<{ session: unknown }>(query, { id: ses(sessionId) })).session;
  };

  readonly ticket = async (reference: unknown): Promise<Record<string, unknown> | null> => {
    const query = `query ($reference: String!) { ticket(reference: $reference) {
      state fullName organisation waitlistPosition wasPromoted cancellable session { id } } }`;
    return (await this.ask<{ ticket: Record<string, unknown> | null }>(query, { reference })).ticket;
  };

  readonly cancel = async (reference: unknown): Promise<Payload> => {
    const mutation = `mutation ($input: CancelRegistrationInput!) { cancelRegistration(input: $input) { ticket { state } ${ERRORS} } }`;
    return (await this.ask<{ cancelRegistration: Payload }>(mutation, { input: { reference } }))
      .cancelRegistration;
  };
}
