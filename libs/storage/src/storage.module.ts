import path from 'node:path';
import { Module } from '@nestjs/common';
import { Config } from '#config';
import { Blobs } from './blobs.port.js';
import { DiskBlobs } from './disk-blobs.js';

/** Where files are kept: the folder of STORAGE_DIR. It is made with the first of them. */
@Module({
  providers: [
    {
      provide: Blobs,
      inject: [Config],
      useFactory: (config: Config): Blobs => new DiskBlobs(path.resolve(config.storageDir)),
    },
  ],
  exports: [Blobs],
})
export class StorageModule {}
