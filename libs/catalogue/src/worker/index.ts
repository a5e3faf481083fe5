import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Log } from '#logging';
import { defineJob, JobRegistry } from '#queue';
import { CatalogueModule } from '../domain/catalogue.module.js';
import { MaterialFiles } from '../domain/material-files.service.js';

/** Once a day: what was handed in and became no version. */
const SWEEP_FILES = defineJob<object>('catalogue.sweep-files', { queue: 'schedule', everyMs: 86_400_000 });

@Injectable()
class CatalogueWorker implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly files: MaterialFiles,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.registry.handle(SWEEP_FILES, async () => {
      const removed = await this.files.sweep();
      if (removed > 0) this.log.info({ removed }, 'Files that became no version are gone');
    });
  }
}

/** Sweeps files away that nobody uses. Needs the worker module of the queue, and the folder of STORAGE_DIR as the api has it. */
@Module({ imports: [CatalogueModule], providers: [CatalogueWorker] })
export class CatalogueWorkerModule {}
