import { Module } from '@nestjs/common';
import { MessageLedger } from './message-ledger.js';
import { MessagingPersonalData } from './messaging.personal-data.js';

/** The ledger, for libs that write messages down. Sending them is the worker's: `#messaging/worker`. */
@Module({ providers: [MessageLedger, MessagingPersonalData], exports: [MessageLedger] })
export class MessagingModule {}
