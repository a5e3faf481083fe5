import { Module } from '@nestjs/common';
import { MessageLedger } from './message-ledger.js';
import { MessagingPersonalData } from './messaging.personal-data.js';
import { MessagingPersonHolding } from './messaging.person-holding.js';

/** The ledger, for libs that write messages down. Sending them is the worker's: `#messaging/worker`. */
@Module({
  providers: [MessageLedger, MessagingPersonalData, MessagingPersonHolding],
  exports: [MessageLedger],
})
export class MessagingModule {}
