import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { fromPackageRoot } from '#kernel';

/** What runs in the api, the worker and the web, without its tests. */
const FOLDERS = ['libs', 'apps/api/src', 'apps/worker/src', 'apps/web/server', 'apps/web/src'];
const NOT_RUN = /(^|\/)(test|testing|gql|dist|node_modules)\/|\.(spec|test)\.tsx?$|\.d\.ts$/;

/** The sources that hold a text like `about`, taken apart. */
export function sourcesWith(about: RegExp): ts.SourceFile[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(fromPackageRoot(folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file))
      .filter((file) => /\.tsx?$/.test(file) && !NOT_RUN.test(file))
      .flatMap((file) => {
        const text = readFileSync(fromPackageRoot(file), 'utf8');
        return about.test(text) ? [ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)] : [];
      }),
  );
}

/** Every node of a source for which `pick` answers something. */
export function nodesIn<Picked>(
  source: ts.SourceFile,
  pick: (node: ts.Node) => Picked | undefined,
): Picked[] {
  const picked: Picked[] = [];
  const visit = (node: ts.Node): void => {
    const found = pick(node);
    if (found !== undefined) picked.push(found);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return picked;
}

/** `file:line` of a node. */
export const placeOf = (source: ts.SourceFile, node: ts.Node): string =>
  `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1}`;
