import {
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Config } from '#config';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { createDataSource, type DatabaseRole } from './data-source.js';
import { EventListeners } from './event-listeners.js';
import { PublicReads } from './public-reads.js';
import { UnitOfWork } from './unit-of-work.js';

@Injectable()
class CloseDataSource implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}
  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

/** The database of one process: its role, its pool, its entities. */
@Global()
@Module({})
export class DatabaseModule {
  static forProcess(
    role: DatabaseRole,
    entities: DataSourceOptions['entities'],
    poolSize = 10,
  ): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          inject: [Config],
          useFactory: (config: Config) =>
            createDataSource(config.databaseUrl, role, { entities, poolSize }).initialize(),
        },
        CloseDataSource,
        EventListeners,
        UnitOfWork,
        PublicReads,
      ],
      exports: [DataSource, EventListeners, UnitOfWork, PublicReads],
    };
  }
}
