import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { type GraphQLObjectType, type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import {
  isPermission,
  NEEDS_FRESH_SIGN_IN,
  type Permission,
  PERMISSION_WORDS,
  PERMISSIONS,
  type Role,
  ROLES,
} from '#authz';
import { fromPackageRoot } from '#kernel';
import { apiSchema } from './emit-schema.js';

/** Where the table of permissions is kept in words, for review. */
export const PERMISSIONS_FILE = fromPackageRoot('docs', 'permissions.md');

const ROLE_WORDS: Record<Role, string> = {
  PARTICIPANT: 'participant',
  COORDINATOR: 'coordinator',
  TRAINER: 'trainer',
  CITY_OFFICER: 'city officer',
  WORKING_GROUP: 'working group',
  CHAIR: 'chair',
  HEAD_OF_GOVERNMENT_OFFICE: 'office of the head of government',
  ADMINISTRATOR: 'administrator',
};

/** Fields of the schema by the permission that they ask for; a type stands for all of its fields. */
function fieldsByPermission(schema: GraphQLSchema): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  const add = (permission: unknown, field: string): void => {
    if (typeof permission !== 'string' || !isPermission(permission)) return;
    fields.set(permission, [...(fields.get(permission) ?? []), field]);
  };
  const types = Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !isIntrospectionType(type))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  for (const type of types) {
    add(type.extensions['permission'], type.name);
    const own = Object.values(type.getFields()).toSorted((a, b) => (a.name < b.name ? -1 : 1));
    for (const field of own) add(field.extensions['permission'], `${type.name}.${field.name}`);
  }
  return fields;
}

function holdersOf(permission: Permission): string {
  const holders: 'everyone' | 'signed-in' | readonly Role[] = PERMISSIONS[permission];
  if (holders === 'everyone') return 'everybody, signed in or not';
  if (holders === 'signed-in') return 'whoever is signed in';
  return holders.map((role) => ROLE_WORDS[role]).join(', ');
}

/** One section a lib, one paragraph a permission. */
function section(permission: Permission, fields: readonly string[]): string {
  const { does, within } = PERMISSION_WORDS[permission];
  const lines = [
    `### ${permission}`,
    '',
    does,
    '',
    `- Who: ${holdersOf(permission)}`,
    ...(within ? [`- Within: ${within}`] : []),
    ...(NEEDS_FRESH_SIGN_IN.includes(permission) ? ['- Asks for a fresh proof of who it is'] : []),
    `- In the schema: ${fields.length > 0 ? fields.map((field) => `\`${field}\``).join(', ') : 'nothing yet'}`,
  ];
  return lines.join('\n');
}

const HEAD = `# Permissions

Who may do what: made from libs/authz/permissions.ts and the schema by \`npm run permissions\`; do not edit it. Which rows
somebody reaches («within») is decided by the policy of the lib that owns them, and why it is so is in
[adr/0011](adr/0011-one-table-of-permissions-and-policies.md). A type of the schema stands for all of its fields. The web shows
what \`viewer.permissions\` allows. A fresh proof is a passkey, or a code of an authenticator, within the last five minutes.`;

/** A matrix at a glance: permissions down, roles across. */
function matrix(permissions: readonly Permission[]): string {
  const held = (permission: Permission, role: Role): boolean => {
    const holders: 'everyone' | 'signed-in' | readonly Role[] = PERMISSIONS[permission];
    return typeof holders === 'string' || holders.includes(role);
  };
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(['permission', ...ROLES.map((role) => ROLE_WORDS[role])]),
    row(['---', ...ROLES.map(() => ':-:')]),
    ...permissions.map((permission) =>
      row([permission, ...ROLES.map((role) => (held(permission, role) ? '●' : ''))]),
    ),
  ].join('\n');
}

/** The document as it is committed. */
export async function permissionsText(): Promise<string> {
  const fields = fieldsByPermission(await apiSchema());
  const all = (Object.keys(PERMISSIONS) as Permission[]).toSorted();
  const libs = [...new Set(all.map((permission) => permission.split('.')[0] ?? ''))];
  const limited = all.filter((permission) => typeof PERMISSIONS[permission] !== 'string');
  const sections = libs.flatMap((lib) => [
    `## ${lib}`,
    ...all
      .filter((permission) => permission.startsWith(`${lib}.`))
      .map((permission) => section(permission, fields.get(permission) ?? [])),
  ]);
  return `${[HEAD, '## At a glance', 'Everything that is not for everybody:', matrix(limited), ...sections].join('\n\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(PERMISSIONS_FILE, await permissionsText());
}
