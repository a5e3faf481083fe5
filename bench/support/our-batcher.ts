import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { BatchConnection, RegisterOneService, SeatBatcher } from '#registrations';

/** Our group commit, put together by hand: no Nest, no GraphQL. */
export interface OurBatcher {
  readonly batcher: SeatBatcher;
  close(): Promise<void>;
}

export async function openBatcher(settings: NodeJS.ProcessEnv): Promise<OurBatcher> {
  const config = Config.read(settings);
  const dataSource = await createDataSource(config.databaseUrl, 'samaki_app', { poolSize: 4 }).initialize();
  const single = new RegisterOneService(new UnitOfWork(dataSource, new EventListeners()));
  const batcher = new SeatBatcher(config, new BatchConnection(config), single);
  return {
    batcher,
    close: async () => {
      await batcher.onApplicationShutdown();
      await dataSource.destroy();
    },
  };
}
