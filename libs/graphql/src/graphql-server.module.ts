import { type DynamicModule, Global, Module } from '@nestjs/common';
import { GraphQLModule, GraphQLSchemaBuilderModule } from '@nestjs/graphql';
import { DOCUMENTS_FILE, KEPT_LOOKS, SamakiGraphqlDriver } from './graphql.driver.js';
import { InnerQueries } from './inner-queries.js';
import { NodeResolver } from './node.resolver.js';
import { NodeSources } from './node-sources.js';
import { PointsLedger } from './points.js';
import { SharedPoints } from './shared-points.js';
import { WarmUp } from './warm-up.js';

export interface GraphqlServerOptions {
  /** List of trusted documents; that of the web build when absent. */
  readonly documentsFile?: string | undefined;
  /** Fields of the query that read nothing about people: while the database is away, whoever is nobody in particular is told the
   *  last answer to them. */
  readonly keptLooks?: readonly string[];
}

@Global()
@Module({})
class GraphqlParts {}

/** The GraphQL server of a process on Fastify. Resolvers are those of all modules of the process. */
@Module({})
export class GraphqlServerModule {
  static forProcess(options: GraphqlServerOptions = {}): DynamicModule {
    const parts: DynamicModule = {
      module: GraphqlParts,
      imports: [GraphQLSchemaBuilderModule],
      providers: [
        NodeResolver,
        NodeSources,
        InnerQueries,
        WarmUp,
        { provide: PointsLedger, useClass: SharedPoints },
        { provide: DOCUMENTS_FILE, useValue: options.documentsFile },
        { provide: KEPT_LOOKS, useValue: options.keptLooks ?? [] },
      ],
      exports: [PointsLedger, InnerQueries, WarmUp, DOCUMENTS_FILE, KEPT_LOOKS],
    };
    return {
      module: GraphqlServerModule,
      imports: [
        parts,
        GraphQLModule.forRoot({
          driver: SamakiGraphqlDriver,
          path: '/graphql',
          stopOnApplicationShutdown: true,
        }),
      ],
    };
  }
}
