import type { DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { entities } from './entities.js';

type EntityClass = new () => object;

/** One pool to DATABASE_URL. `BENCH_POOL` sets its size; the default is the best of 8, 16 and 32 as measured. */
export const database = (defaultPoolSize: number, more: EntityClass[] = []): DynamicModule =>
  TypeOrmModule.forRoot({
    type: 'postgres',
    url: process.env.DATABASE_URL,
    poolSize: Number(process.env.BENCH_POOL ?? defaultPoolSize),
    entities: [...entities, ...more],
    installExtensions: false,
    logging: false,
  });
