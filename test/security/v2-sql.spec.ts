/* V2: no text of a person ever becomes part of a statement. SQL stands in the tag `sql`, or in a template whose holes hold what
   the code itself wrote. */
import ts from 'typescript';
import { nodesIn, placeOf, sourcesWith } from './sources.js';

const STATEMENT =
  /^\s*(?:select|insert\s+into|update\s+\w+\s+set|delete\s+from|with\s+\w+|create|alter|drop|truncate|grant|set\s+local|notify|listen|call)\b/i;

/** Names under which what somebody sent is handed down. In a hole they may only choose between texts of the code, or be handed
 *  to what keeps values and answers their `$n`. */
const SENT =
  /\b(?:input|args|command|wish|filter|request|asked|typed|params|query|variables|choice|search|actor|ctx|row|person)\b[.[]/;
const CHOOSES = /^[\w.]+ \? (?:'[^']*'|`[^`$]*`) : (?:'[^']*'|`[^`$]*`)$/;
const HOLDS = /^(?:hold|bind|value|visible|scopeOf)\(/;
const isOurs = (hole: string): boolean => !SENT.test(hole) || CHOOSES.test(hole) || HOLDS.test(hole);

interface Hole {
  readonly at: string;
  readonly key: string;
}

function holesIn(source: ts.SourceFile): Hole[] {
  return nodesIn(source, (node) => {
    if (!ts.isTemplateExpression(node) || !STATEMENT.test(node.head.text)) return undefined;
    const tag = ts.isTaggedTemplateExpression(node.parent) ? node.parent.tag.getText(source) : undefined;
    if (tag !== undefined && /^sql\b/.test(tag)) return undefined;
    return node.templateSpans
      .map(({ expression }) => expression.getText(source).replaceAll(/\s+/g, ' '))
      .filter((hole) => !isOurs(hole))
      .map((hole) => ({ at: placeOf(source, node), key: `${source.fileName} \${${hole}}` }));
  }).flat();
}

/** Statements that are put together with a plus. */
const joined = (source: ts.SourceFile): string[] =>
  nodesIn(source, (node) => {
    const isPlus = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken;
    if (!isPlus || !ts.isStringLiteralLike(node.left) || !STATEMENT.test(node.left.text)) return undefined;
    return ts.isStringLiteralLike(node.right) ? undefined : placeOf(source, node);
  });

const sources = sourcesWith(/\b(select|insert into|update|delete from)\b/i);

describe('V2: SQL', () => {
  it('has no hole that a value could fall into', () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(sources.flatMap(holesIn)).toEqual([]);
  });

  it('is not put together with a plus', () => {
    expect(sources.flatMap(joined)).toEqual([]);
  });

  it('that is put together from input would be found', () => {
    const planted = ts.createSourceFile(
      'planted.ts',
      'const a = db.query(`select * from people where name = \'${input.name}\'`); const b = "select " + name;',
      ts.ScriptTarget.ES2022,
      true,
    );
    expect(holesIn(planted).map(({ key }) => key)).toEqual(['planted.ts ${input.name}']);
    expect(joined(planted)).toEqual(['planted.ts:1']);
  });
});

describe('V2: sorting and filters', () => {
  it('come from enums: no argument of the schema is a free text that names a column', async () => {
    const { readFileSync } = await import('node:fs');
    const { fromPackageRoot } = await import('#kernel');
    const { buildSchema, getNamedType, isInputObjectType, isObjectType } = await import('graphql');
    const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));
    const free = Object.values(schema.getTypeMap()).flatMap((type) => {
      if (type.name.startsWith('__')) return [];
      const inputs = isInputObjectType(type)
        ? Object.values(type.getFields())
        : isObjectType(type)
          ? Object.values(type.getFields()).flatMap(({ args }) => [...args])
          : [];
      return inputs
        .filter(
          ({ name, type: of }) =>
            /sort|order|column|direction/i.test(name) && getNamedType(of).name === 'String',
        )
        .map(({ name }) => `${type.name}.${name}`);
    });
    expect(free).toEqual([]);
  });
});
