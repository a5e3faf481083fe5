import { Module } from '@nestjs/common';
import { MessageLedger } from './message-ledger.js';

/** The ledger, for libs that write messages down. Sending them is the worker's: `#messaging/worker`. */
@Module({ providers: [MessageLedger], exports: [MessageLedger] })
export class MessagingModule {}
