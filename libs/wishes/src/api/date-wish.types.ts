import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, AllowWithParent, DateTime, LocaleEnum, UserErrorInterface } from '#graphql';
import type { Locale } from '#kernel';
import { DATE_WISH_STATES, type DateWishState } from '../domain/date-wish.rules.js';

export const DateWishStateEnum = Object.fromEntries(DATE_WISH_STATES.map((state) => [state, state]));
registerEnumType(DateWishStateEnum, {
  name: 'DateWishState',
  description:
    'ASKED: the address is to be confirmed by the link of its mail. WAITING: its holder will be told. OVER: nobody waits by it any more.',
});

@ObjectType('DateWish', {
  description: 'What the holder of a link may know of a wish to be told of the next session of a course.',
})
@Allow('wishes.make')
export class DateWishType {
  courseUuid: string | null;
  cityUuid: string | null;

  @Field(() => DateWishStateEnum) state: DateWishState;
  @Field(() => String, {
    nullable: true,
    description: 'The address in part, such as n•••@example.org; null once it is over.',
  })
  address: string | null;
  @Field(() => DateTime, {
    nullable: true,
    description: 'A year after it was confirmed; null before and after.',
  })
  until: Date | null;
}

@ObjectType('DateWishCount', { description: 'How many wait for a next date of a course, in one city.' })
@Allow('wishes.count')
export class DateWishCountType {
  cityUuid: string | null;
  @Field(() => Int) people: number;
}

@InputType()
export class WishForDateInput {
  @Field(() => ID) courseId: string;
  @Field(() => ID, { nullable: true, description: 'A city; without it, any.' }) cityId: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'An e-mail address. Not needed by whoever is signed in and has one.',
  })
  email: string | null;
  @Field(() => LocaleEnum, { description: 'Language of the mails.' }) locale: Locale;
}

@InputType()
export class ConfirmDateWishInput {
  @Field(() => String, { description: 'Of the link in the mail.' }) token: string;
}

@InputType()
export class EndDateWishInput {
  @Field(() => String, { nullable: true, description: 'Of the link in a mail.' }) token: string | null;
  @Field(() => ID, {
    nullable: true,
    description: 'In place of a link: a course for which whoever is signed in waits.',
  })
  courseId: string | null;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class DateWishError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class WishForDatePayload {
  @Field(() => DateWishStateEnum, {
    nullable: true,
    description: 'The same for every address that is typed. Null when nothing was written.',
  })
  state: DateWishState | null;
  @Field(() => [DateWishError]) errors: DateWishError[];
}

@ObjectType()
@AllowWithParent()
export class ConfirmDateWishPayload {
  @Field(() => DateWishType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  wish: DateWishType | null;
  @Field(() => [DateWishError]) errors: DateWishError[];
}

@ObjectType()
@AllowWithParent()
export class EndDateWishPayload {
  @Field(() => DateWishStateEnum, { nullable: true, description: 'OVER; null when nothing was done.' })
  state: DateWishState | null;
  @Field(() => [DateWishError]) errors: DateWishError[];
}
