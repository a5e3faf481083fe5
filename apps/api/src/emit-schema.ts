import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildClosedSchema, NodeResolver } from '#graphql';
import { fromPackageRoot } from '#kernel';
import { SUBJECTS } from './api.module.js';
import { providerClasses } from './resolver-classes.js';

/** Where the schema is kept, sorted, for review and for the web's types. */
export const SCHEMA_FILE = fromPackageRoot('apps', 'api', 'schema.graphql');

/** The schema of the api without its resolvers. Needs no database and no settings. Throws when something in it
 *  declares no permission. */
export async function apiSchema(): Promise<GraphQLSchema> {
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    const classes = [NodeResolver, ...(await providerClasses(SUBJECTS))];
    return await buildClosedSchema(builder.get(GraphQLSchemaFactory), classes);
  } finally {
    await builder.close();
  }
}

/** The schema as it is committed: sorted, with a line end. */
export const schemaText = async (): Promise<string> =>
  `${printSchema(lexicographicSortSchema(await apiSchema()))}\n`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await writeFile(SCHEMA_FILE, await schemaText());
}
