import { isDeepStrictEqual } from 'node:util';
import type { CorpusCase } from './case.js';
import type { Outcome, Surface } from './surface.js';
import { CANARY, type CorpusWorld } from './world.js';

/** Longest that anything may take; more is a hang. */
const HANG_MS = 1_000;

const show = (value: unknown): string => JSON.stringify(value)?.slice(0, 600) ?? 'undefined';
const KHMER = /[\u1780-\u17ff]/;

/** Runs one case against the real server. Answers everything that is not as it must be; nothing when all is well. */
export async function runCase(world: CorpusWorld, row: CorpusCase, surface: Surface): Promise<string[]> {
  if (surface.prepare) {
    world.forgetChecksums();
    await surface.prepare(world, row);
  }
  const isRefusal = 'reject' in row.expect;
  const before = isRefusal ? await world.checksums() : {};
  const files = world.files();
  world.exchanges = [];
  // Every other case is asked in Khmer: its sentence must be Khmer.
  const locale = Number(row.id.slice(-2)) % 2 === 0 ? 'km' : 'en';
  const complaints: string[] = [];
  let outcome: Outcome = { code: null };
  try {
    outcome = await surface.send(world, row, locale);
  } catch (error) {
    complaints.push(`could not be sent or read: ${String(error)}`);
  }
  world.forgetChecksums();

  for (const { status, milliseconds, text, headers } of world.exchanges) {
    if (status >= 500) complaints.push(`status ${status}: ${text.slice(0, 300)}`);
    // Where the machine is so busy that even a plain question takes long, that much longer is no hang.
    if (milliseconds > HANG_MS && milliseconds > HANG_MS + 20 * (await world.plainAnswer()))
      complaints.push(`answered after ${Math.round(milliseconds)} ms`);
    if (text.includes(CANARY) || show(headers).includes(CANARY))
      complaints.push('the canary is in the answer');
  }
  complaints.push(...(await world.restarts()));
  if (complaints.length > 0) return complaints;

  const { expect } = row;
  if ('reject' in expect) {
    if (outcome.code !== expect.reject) complaints.push(`refused with ${outcome.code}, not ${expect.reject}`);
    const { sentence } = outcome;
    if (sentence !== undefined && KHMER.test(sentence) !== (locale === 'km'))
      complaints.push(`the sentence is not in ${locale}: ${sentence}`);
    complaints.push(...changes(before, await world.checksums(), surface));
    if (!isDeepStrictEqual(world.files(), files)) complaints.push('the refusal left a file');
  } else if (outcome.code !== null) {
    complaints.push(`refused with ${outcome.code}: ${outcome.sentence ?? ''}`);
  } else if ('accept' in expect) {
    const stored = await outcome.stored?.();
    const wanted = world.filled(expect.accept);
    if (!isDeepStrictEqual(stored, wanted)) complaints.push(`stored ${show(stored)}, not ${show(wanted)}`);
  } else {
    if (!outcome.harmAt) complaints.push('nobody can look there');
    const harm = await outcome.harmAt?.(expect.neutralise);
    if (harm) complaints.push(`harm at ${expect.neutralise}: ${harm}`);
  }
  return complaints;
}

/** Written in their own time, of the case before this one as well: the audit is sealed, people and organisations are compared. The rows
 *  themselves are looked at. */
const WRITTEN_LATER: readonly string[] = [
  'audit_head',
  'audit_seals',
  'organisation_pairs',
  'organisations_to_compare',
  'people_to_compare',
  'person_pairs',
  'person_sounds',
];

/** Tables that differ, but for those in which the surface counts refusals. */
function changes(before: Record<string, string>, after: Record<string, string>, surface: Surface): string[] {
  return Object.keys(after)
    .filter((table) => after[table] !== before[table] && !(table in (surface.counts ?? {})))
    .filter((table) => !WRITTEN_LATER.includes(table))
    .map((table) => `the refusal changed ${table}`);
}
