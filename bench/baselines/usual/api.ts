import 'reflect-metadata';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { database } from './database.js';
import { HealthController } from './health.controller.js';
import { RegistrationsResolver } from './registrations.resolver.js';
import { RegistrationsService } from './registrations.service.js';
import { SignInGuard } from './sign-in.guard.js';

/* The usual stack: Nest on Express, Apollo Server, code-first schema, class-validator, TypeORM. */

@Module({
  imports: [
    database(16),
    GraphQLModule.forRoot<ApolloDriverConfig>({
      driver: ApolloDriver,
      autoSchemaFile: true,
      introspection: false,
      playground: false,
      includeStacktraceInErrorResponses: false,
    }),
  ],
  controllers: [HealthController],
  providers: [RegistrationsService, RegistrationsResolver, SignInGuard],
})
class ApiModule {}

const app = await NestFactory.create(ApiModule, { logger: ['error', 'warn'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, transform: true }));
app.enableShutdownHooks();
await app.listen(Number(process.env.API_PORT), '127.0.0.1');
