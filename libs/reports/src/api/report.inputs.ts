import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { assertPlainText, IdempotencyKey, LocalDate, LocalizedTextInput } from '#graphql';

@InputType()
export class ReportSectionInput {
  @Field(() => LocalizedTextInput, { description: 'At most 200 characters in each language.' })
  heading: LocalizedTextInput;
  @Field(() => LocalizedTextInput, {
    description:
      'At most 2,500 characters in each language; figures between brackets, such as [attended@siem-reap].',
  })
  text: LocalizedTextInput;
  @Field(() => Boolean, { description: 'With the table by pilot city?' }) hasCityTable: boolean;
}

@InputType()
export class ReportContentInput {
  @Field(() => LocalizedTextInput, { description: 'At most 200 characters in each language.' })
  title: LocalizedTextInput;
  @Field(() => LocalDate) periodFrom: string;
  @Field(() => LocalDate) periodTo: string;
  @Field(() => [ReportSectionInput], { description: 'At most 8.' }) sections: ReportSectionInput[];
}

@InputType()
export class CreateReportInput {
  @Field(() => ReportContentInput) content: ReportContentInput;
  @Field(() => IdempotencyKey, {
    nullable: true,
    description: 'The same key with the same content opens one report.',
  })
  idempotencyKey?: string | null;
}

@InputType()
export class EditReportInput {
  @Field(() => ID) reportId: string;
  @Field(() => Int, { description: 'The revision that was seen.' }) revision: number;
  @Field(() => ReportContentInput) content: ReportContentInput;
}

@InputType()
export class SubmitReportInput {
  @Field(() => ID) reportId: string;
  @Field(() => Int, { description: 'The revision that was seen.' }) revision: number;
}

@InputType()
export class JudgeReportInput {
  @Field(() => ID) reportId: string;
  @Field(() => Int, { description: 'The version that was read.' }) version: number;
  @Field(() => String, { nullable: true, description: 'At most 2,000 characters; a return needs one.' })
  comment?: string | null;
}

/** Refuses controls in any text of it. */
export function assertPlainContent({ title, sections }: ReportContentInput): void {
  const texts = [title, ...sections.flatMap(({ heading, text }) => [heading, text])];
  for (const { km, en } of texts) {
    assertPlainText(km.replace(/[\r\n]/g, ' '), 'the report');
    assertPlainText(en.replace(/[\r\n]/g, ' '), 'the report');
  }
}
