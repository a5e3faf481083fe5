import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Field, ObjectType, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Config } from '#config';
import { Allow, SchemaRefusedError } from '#graphql';
import { createLog } from '#logging';
import { createTestDatabase, TEST_SECRET, type TestDatabase } from '#testing';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { createHttpServer } from '../../apps/api/src/http-server.js';

@ObjectType()
class PlantedBareType {
  @Field(() => String) secret: string;
}

@ObjectType()
class PlantedHalfType {
  @Field(() => String) @Allow('catalogue.read') open: string;
  @Field(() => String) secret: string;
}

@ObjectType()
@Allow('catalogue.read')
class PlantedLostType {
  @Field(() => String) secret: string;
}

@Resolver(() => PlantedLostType)
class PlantedResolver {
  @Query(() => PlantedBareType) plantedWithoutPermission(): PlantedBareType {
    return { secret: 'x' };
  }
  @Query(() => PlantedHalfType) @Allow('catalogue.read') plantedHalf(): PlantedHalfType {
    return { open: 'x', secret: 'x' };
  }
  @Query(() => PlantedLostType) @Allow('catalogue.read') plantedLost(): PlantedLostType {
    return { secret: 'x' };
  }
  @ResolveField('secret', () => String) @Allow('audit.read') secret(): string {
    return 'x';
  }
}

@Module({ providers: [PlantedResolver] })
class PlantedModule {}

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

describe('a server with a field that nobody guards', () => {
  it('does not start, and names every such field at once', async () => {
    const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });
    const log = createLog({ process: 'test', level: 'silent' });

    const app = await NestFactory.create(
      ApiModule.with(config, log, { more: [PlantedModule] }),
      createHttpServer(config, () => false),
      { logger: false, abortOnError: false },
    );
    const refusal = await app.init().then(
      () => undefined,
      (error: unknown) => error,
    );
    await app.close().catch(() => undefined);

    expect(refusal).toBeInstanceOf(SchemaRefusedError);
    expect((refusal as SchemaRefusedError).gaps).toEqual([
      'Allow on PlantedResolver.secret took no effect: put it on the @Field()',
      'field PlantedHalfType.secret',
      'field Query.plantedWithoutPermission',
      'type PlantedBareType',
    ]);
  });
});
