import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Log } from './log.js';
import { SecurityEvents } from './security-events.js';

/** Gives every provider of a process its `Log` and its `SecurityEvents`. */
@Global()
@Module({})
export class LoggingModule {
  static with(log: Log): DynamicModule {
    return {
      module: LoggingModule,
      providers: [
        { provide: Log, useValue: log },
        { provide: SecurityEvents, useValue: new SecurityEvents(log) },
      ],
      exports: [Log, SecurityEvents],
    };
  }
}
