import { loadReferenceData as loadCatalogue } from '#catalogue';
import { createDataSource, EventListeners, migrate, UnitOfWork } from '#database';
import { loadReferenceData as loadOrganisations } from '#organisations';
import { loadReferenceData as loadPledges } from '#pledges';
import { prepareQueueSchema } from '#queue';

/** What a database must have before an app runs on it: the tables, those of the queues, and the lists that are
 *  data (cities, sectors, kinds of organisations, units of pledges). Several may call it at once; the second time changes nothing.
 *  Answers the names of the migrations that this call ran. */
export async function bringUpToDate(url: string): Promise<string[]> {
  const ran = await migrate(url);
  await prepareQueueSchema(url);
  const dataSource = createDataSource(url, 'samaki_app', { poolSize: 1 });
  await dataSource.initialize();
  try {
    await new UnitOfWork(dataSource, new EventListeners()).run(async (tx) => {
      await loadCatalogue(tx);
      await loadOrganisations(tx);
      await loadPledges(tx);
    });
  } finally {
    await dataSource.destroy();
  }
  return ran;
}
