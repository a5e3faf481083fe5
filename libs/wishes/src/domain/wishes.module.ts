import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { DateWishReads } from './date-wish-reads.js';
import { DateWishes } from './date-wishes.service.js';
import { WishesPersonalData } from './wishes.personal-data.js';
import { WishesPersonHolding } from './wishes.person-holding.js';
import { WishTries } from './wish-tries.js';

/** Wishes to be told of a course's next session. */
@Module({
  imports: [MessagingModule],
  providers: [AuditTrail, DateWishReads, DateWishes, WishesPersonalData, WishesPersonHolding, WishTries],
  exports: [DateWishReads, DateWishes],
})
export class WishesModule {}
