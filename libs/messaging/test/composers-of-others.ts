import { type DynamicModule, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import {
  type ComposedMail,
  type LedgerRow,
  MESSAGE_KINDS,
  MessageComposer,
  MessageComposers,
} from '#messaging';

@Module({})
class ComposersOfOthersModule {}

/** Stands in a test's worker for the composers of libs that the test does not load, so that it starts however many kinds
 *  there are. Their mails are never wanted. `own` are the libs whose kinds the test's worker composes itself. */
export function composersOfOthers(...own: readonly string[]): DynamicModule {
  @Injectable()
  class ComposerOfOthers extends MessageComposer implements OnModuleInit {
    readonly kinds = Object.keys(MESSAGE_KINDS).filter((kind) => !own.includes(kind.split('.')[0] ?? ''));
    constructor(private readonly composers: MessageComposers) {
      super();
    }
    onModuleInit(): void {
      this.composers.register(this);
    }
    override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
      return new Map(rows.map((row) => [row.id, null]));
    }
  }
  return { module: ComposersOfOthersModule, providers: [ComposerOfOthers] };
}
