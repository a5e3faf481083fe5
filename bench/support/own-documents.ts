import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** The registration form's mutation, with what the person is told of the seat. */
const REGISTRATION = `mutation CrowdRegistration($input: RegisterForSessionInput!) { registerForSession(input: $input) { errors { ... on UserError { code message path } } ticket { reference state waitlistPosition } } }`;

/** Fifty sessions with six fields. */
const SESSION_LIST = `query SessionList { sessions(first: 50) { nodes { id mode startsAt endsAt timeZone scheduleVersion } } }`;

/** Ids of the documents that the benches ask beside those of the web. */
export const CROWD_REGISTRATION_ID = idOf(REGISTRATION);
export const SESSION_LIST_ID = idOf(SESSION_LIST);

/** Writes the list of trusted documents of the web's build, with ours added the same way, into a folder. Answers the file, for
 *  GRAPHQL_DOCUMENTS_FILE. */
export function addOwnDocuments(webDocuments: string, folder: string): string {
  const file = path.join(folder, 'documents.json');
  const documents = JSON.parse(readFileSync(webDocuments, 'utf8')) as Record<string, string>;
  const own = { [CROWD_REGISTRATION_ID]: REGISTRATION, [SESSION_LIST_ID]: SESSION_LIST };
  writeFileSync(file, JSON.stringify({ ...documents, ...own }));
  return file;
}
