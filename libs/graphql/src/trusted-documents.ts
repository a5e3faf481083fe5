import { readFileSync } from 'node:fs';
import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import { fromPackageRoot } from '#kernel';
import { assertWithinLimits } from './document-limits.js';

/** The list that the web build writes: sha256 of a document to its text. */
export const WEB_DOCUMENTS = fromPackageRoot(
  'apps',
  'web',
  'src',
  'shared',
  'gql',
  'persisted-documents.json',
);

/** The list holds a document that this schema cannot answer: the web build and the api do not fit together. */
export class DocumentsRefusedError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(
      `The trusted documents do not fit the schema:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
    );
    this.name = 'DocumentsRefusedError';
  }
}

/** Reads the list; null when there is no such file. Throws when it is not a list of documents. */
export function readDocuments(file: string): ReadonlyMap<string, string> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const list: unknown = JSON.parse(text);
  const entries = Object.entries(list as object);
  if (entries.some(([, document]) => typeof document !== 'string'))
    throw new Error(`${file} is not a list of documents`);
  return new Map(entries as [string, string][]);
}

export interface CheckedDocuments {
  readonly documents: ReadonlyMap<string, DocumentNode>;
  /** One sentence for each document that does not fit. */
  readonly mistakes: readonly string[];
}

/** Parses and validates every document against the schema and the limits. */
export function checkDocuments(schema: GraphQLSchema, texts: ReadonlyMap<string, string>): CheckedDocuments {
  const documents = new Map<string, DocumentNode>();
  const mistakes: string[] = [];
  for (const [id, text] of texts) {
    try {
      const document = parse(text, { noLocation: true });
      assertWithinLimits(document);
      const [misfit] = validate(schema, document);
      if (misfit) mistakes.push(`${id.slice(0, 16)}: ${misfit.message}`);
      else documents.set(id, document);
    } catch (error) {
      mistakes.push(`${id.slice(0, 16)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { documents, mistakes };
}
