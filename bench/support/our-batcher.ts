import { AuditTrail } from '#audit';
import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { MessageLedger } from '#messaging';
import { BatchConnection, Prerequisites, RegisterOneService, SeatBatcher, Waitlist } from '#registrations';

/** Our group commit, put together by hand: no Nest, no GraphQL. */
export interface OurBatcher {
  readonly batcher: SeatBatcher;
  close(): Promise<void>;
}

export async function openBatcher(settings: NodeJS.ProcessEnv): Promise<OurBatcher> {
  const config = Config.read(settings);
  const dataSource = await createDataSource(config.databaseUrl, 'samaki_app', { poolSize: 10 }).initialize();
  const waitlist = new Waitlist(new MessageLedger(), new AuditTrail());
  const single = new RegisterOneService(
    new UnitOfWork(dataSource, new EventListeners()),
    waitlist,
    new Prerequisites(),
  );
  const batcher = new SeatBatcher(config, new BatchConnection(config), single);
  return {
    batcher,
    close: async () => {
      await batcher.onApplicationShutdown();
      await dataSource.destroy();
    },
  };
}
