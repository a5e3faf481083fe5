/* Who asks, and what every part of the world stands on. */
import { createHash } from 'node:crypto';
import type { TestDatabase } from '#testing';
import type { Marker } from './canaries.js';
import type { Rows } from './rows.js';

/** Who asks. Each has a twin on the other side, where its role has sides. */
export interface ActorOfMatrix {
  readonly name: string;
  readonly role: RoleColumn;
  /** That of the person; null for nobody. */
  readonly marker: Marker | null;
}

/** The columns of expected.txt, in its order. */
export const ROLE_COLUMNS = [
  'anonymous',
  'participant',
  'coordinator',
  'trainer',
  'officer',
  'group',
  'chair',
  'office',
  'administrator',
] as const;
export type RoleColumn = (typeof ROLE_COLUMNS)[number];

export const ACTORS: readonly ActorOfMatrix[] = [
  { name: 'anonymous', role: 'anonymous', marker: null },
  { name: 'participant of A', role: 'participant', marker: 'aa1' },
  { name: 'participant of B', role: 'participant', marker: 'bb1' },
  { name: 'coordinator of A', role: 'coordinator', marker: 'aa2' },
  { name: 'coordinator of B', role: 'coordinator', marker: 'bb2' },
  { name: 'trainer of A', role: 'trainer', marker: 'ca3' },
  { name: 'trainer of B', role: 'trainer', marker: 'cb3' },
  { name: 'officer of A', role: 'officer', marker: 'ca4' },
  { name: 'officer of B', role: 'officer', marker: 'cb4' },
  { name: 'working group', role: 'group', marker: 'cc5' },
  { name: 'chair', role: 'chair', marker: 'cc6' },
  { name: 'office', role: 'office', marker: 'cc7' },
  { name: 'administrator', role: 'administrator', marker: 'cc8' },
];

export const ROLE_OF: Partial<Record<RoleColumn, string>> = {
  coordinator: 'COORDINATOR',
  trainer: 'TRAINER',
  officer: 'CITY_OFFICER',
  group: 'WORKING_GROUP',
  chair: 'CHAIR',
  office: 'HEAD_OF_GOVERNMENT_OFFICE',
  administrator: 'ADMINISTRATOR',
};
/** A ministry's own sign-in, to which everybody here is linked. */
export const PROVIDER = {
  key: 'moi',
  name: { km: 'ក្រសួង', en: 'Ministry' },
  issuer: 'https://login.moi.example',
  clientId: 'samaki',
  clientSecret: 'a-secret-of-nobody-a-secret-of-nobody',
} as const;
/** The sides: organisations, and cities. */
export const BOTH = ['a', 'b'] as const;
/** The instant so many days from now. */
export const at = (days: number): Date => new Date(Date.now() + days * 86_400_000);
export const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
/** What the cookie of an actor holds. */
export const tokenOf = (marker: Marker): string => hash(`token of ${marker}`).toString('base64url');

/** What the parts of the world are built with. */
export interface Grounds {
  readonly db: TestDatabase;
  readonly rows: Rows;
  readonly cities: Readonly<Record<'a' | 'b', string>>;
  readonly sector: string;
  readonly area: string;
  readonly subKind: string;
}
