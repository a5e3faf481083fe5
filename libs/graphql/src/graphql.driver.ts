import { Inject, Injectable, Optional } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { AbstractGraphQLDriver, type GqlModuleOptions, GraphQLSchemaFactory } from '@nestjs/graphql';
import { ResolversExplorerService } from '@nestjs/graphql/dist/services/resolvers-explorer.service.js';
import type { FastifyInstance } from 'fastify';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { Config } from '#config';
import { Log, SecurityEvents } from '#logging';
import { AdhocPath } from './adhoc-path.js';
import { DirectPath } from './direct-path.js';
import { InnerQueries } from './inner-queries.js';
import { GraphqlTransport } from './graphql-transport.js';
import { registerGraphqlRoute } from './graphql-route.js';
import { LastAnswers } from './last-answers.js';
import { ownOrigins } from './origin-guard.js';
import { PointsLedger } from './points.js';
import { ActorSource } from './request-context.js';
import { type BoundResolvers, buildClosedSchema } from './schema-build.js';
import { checkDocuments, DocumentsRefusedError, readDocuments, WEB_DOCUMENTS } from './trusted-documents.js';
import { WarmUp } from './warm-up.js';
import { watchMutations } from './watch-mutations.js';

/** Where the trusted documents are read from instead of the web build's list. For tests and benches. */
export const DOCUMENTS_FILE = Symbol('file of the trusted documents');

/** Fields of the query whose last answers are told again in an outage; none when it is not provided. */
export const KEPT_LOOKS = Symbol('fields of the query that everybody may look at');

/** Puts one closed schema behind both paths and the route before them. */
@Injectable()
export class SamakiGraphqlDriver extends AbstractGraphQLDriver {
  private adhoc: AdhocPath | undefined;

  constructor(
    private readonly config: Config,
    private readonly log: Log,
    private readonly events: SecurityEvents,
    private readonly points: PointsLedger,
    private readonly warmUp: WarmUp,
    private readonly moduleRef: ModuleRef,
    private readonly schemaFactory: GraphQLSchemaFactory,
    private readonly explorer: ResolversExplorerService,
    @Optional() @Inject(DOCUMENTS_FILE) private readonly documentsFile?: string,
    @Optional() @Inject(KEPT_LOOKS) private readonly keptLooks?: readonly string[],
  ) {
    super();
  }

  override generateSchema(): Promise<GraphQLSchema> {
    const bound = this.explorer.explore() as unknown as BoundResolvers;
    return buildClosedSchema(this.schemaFactory, this.explorer.getAllCtors(), bound);
  }

  async start(options: GqlModuleOptions): Promise<void> {
    const { schema } = options;
    if (!schema) throw new Error('No schema was built');
    watchMutations(schema, this.events);
    const direct = new DirectPath(schema, this.trustedDocuments(schema), this.points);
    this.adhoc = new AdhocPath(schema, this.points, {
      introspection: this.config.allowsIntrospection,
      isOpen: this.config.graphqlAdhocIsOpen,
    });
    this.moduleRef.get(InnerQueries, { strict: false }).serve(schema);
    const transport = new GraphqlTransport({
      direct,
      adhoc: this.adhoc,
      lastAnswers: new LastAnswers(new Set(this.keptLooks)),
      actors: this.actors(),
      origins: ownOrigins(this.config.publicUrl),
      log: this.log,
      events: this.events,
    });
    const instance = this.httpAdapterHost.httpAdapter.getInstance<FastifyInstance>();
    await registerGraphqlRoute(instance, transport);
    this.warmUp.add(() => direct.warmUp());
  }

  async stop(): Promise<void> {
    await this.adhoc?.stop();
  }

  private actors(): ActorSource | undefined {
    try {
      return this.moduleRef.get(ActorSource, { strict: false });
    } catch {
      this.log.warn({}, 'No lib says who is signed in: everybody is anonymous');
      return undefined;
    }
  }

  /** In production a list that does not fit is a deployment gone wrong, and refused. While both sides are being
   *  written, what does not fit is left out and said. */
  private trustedDocuments(schema: GraphQLSchema): ReadonlyMap<string, DocumentNode> {
    const texts = readDocuments(this.documentsFile ?? WEB_DOCUMENTS);
    if (!texts) this.log.warn({}, 'There is no list of trusted documents: every document is ad-hoc');
    const { documents, mistakes } = checkDocuments(schema, texts ?? new Map());
    if (mistakes.length > 0 && this.config.isProduction) throw new DocumentsRefusedError(mistakes);
    for (const mistake of mistakes)
      this.log.error({}, `Trusted document left out: ${mistake.replaceAll('"', '`')}`);
    return documents;
  }
}
