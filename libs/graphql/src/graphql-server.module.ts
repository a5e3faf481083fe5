import { type DynamicModule, Global, Module } from '@nestjs/common';
import { GraphQLModule, GraphQLSchemaBuilderModule } from '@nestjs/graphql';
import { DOCUMENTS_FILE, SamakiGraphqlDriver } from './graphql.driver.js';
import { NodeResolver } from './node.resolver.js';
import { NodeSources } from './node-sources.js';
import { PointsLedger } from './points.js';
import { SharedPoints } from './shared-points.js';
import { WarmUp } from './warm-up.js';

export interface GraphqlServerOptions {
  /** List of trusted documents; that of the web build when absent. */
  readonly documentsFile?: string | undefined;
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
        WarmUp,
        { provide: PointsLedger, useClass: SharedPoints },
        { provide: DOCUMENTS_FILE, useValue: options.documentsFile },
      ],
      exports: [PointsLedger, WarmUp, DOCUMENTS_FILE],
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
