import { Field, ID, InputType } from '@nestjs/graphql';
import { IdempotencyKey, LocaleEnum } from '#graphql';
import type { Locale } from '#kernel';
import { QuestionAnswerInput } from '../questions/question.inputs.js';
import { AttendanceModeEnum } from '../ticket.type.js';

@InputType()
export class RegisterForSessionInput {
  @Field(() => ID) sessionId: string;
  @Field(() => String, { description: 'As it shall stand on a certificate; 1 to 200 characters.' })
  fullName: string;
  @Field(() => String, { description: 'Company, organisation or institution; 1 to 200 characters.' })
  organisation: string;
  @Field(() => String, { description: 'An e-mail address or a phone number. Khmer digits are understood.' })
  contact: string;
  @Field(() => LocaleEnum, { description: 'Language of the mails.' }) locale: Locale;
  @Field(() => IdempotencyKey, { description: 'The same key with the same answers registers once.' })
  idempotencyKey: string;
  @Field(() => [QuestionAnswerInput], {
    nullable: true,
    description: 'To what the session asks with registering (`Session.questions`).',
  })
  answers: QuestionAnswerInput[] | null;
  @Field(() => AttendanceModeEnum, {
    nullable: true,
    description:
      'In a hybrid session, in the room when left out; in another, nothing else than it is (NOT_HYBRID).',
  })
  attendanceMode: keyof typeof AttendanceModeEnum | null;
}
