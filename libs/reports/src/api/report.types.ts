import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  Allow,
  AllowWithParent,
  Connection,
  DateTime,
  LocalDate,
  LocalizedTextType,
  NodeInterface,
} from '#graphql';
import { REPORT_ACTS, REPORT_STATUSES, type ReportAct, type ReportStatus } from '../domain/report.rules.js';
import { CITED_MEASURES, type CitedMeasure } from '../domain/citation.rules.js';
import type { FigureFilter, ReportStepView, ReportView } from '../domain/report.views.js';

const enumOf = <Name extends string>(names: readonly Name[]): Record<Name, Name> =>
  Object.fromEntries(names.map((name) => [name, name])) as Record<Name, Name>;

export const ReportStatusEnum = enumOf(REPORT_STATUSES);
registerEnumType(ReportStatusEnum, {
  name: 'ReportStatus',
  description: 'Where a report stands: being written, with the chair, with the office, returned, approved.',
});
const ReportActEnum = enumOf(REPORT_ACTS);
registerEnumType(ReportActEnum, { name: 'ReportAct', description: 'What may be done with a report.' });
const ReportStepKindEnum = enumOf(['CREATE', 'SUBMIT', 'FORWARD', 'RETURN', 'APPROVE']);
registerEnumType(ReportStepKindEnum, {
  name: 'ReportStepKind',
  description: 'A step on the path of a report.',
});
const ReportMeasureEnum = enumOf(CITED_MEASURES);
registerEnumType(ReportMeasureEnum, { name: 'ReportMeasure', description: 'What a figure counts.' });

@ObjectType('ReportSection')
@AllowWithParent()
export class ReportSectionType {
  @Field(() => LocalizedTextType) heading: LocalizedTextType;
  @Field(() => LocalizedTextType, { description: 'As it was written; figures stand between brackets.' })
  text: LocalizedTextType;
  @Field(() => Boolean, { description: 'Is the table by pilot city below it?' }) hasCityTable: boolean;
}

@ObjectType('ReportContent', { description: 'What people write.' })
@AllowWithParent()
export class ReportContentType {
  @Field(() => LocalizedTextType) title: LocalizedTextType;
  @Field(() => LocalDate) periodFrom: string;
  @Field(() => LocalDate) periodTo: string;
  @Field(() => [ReportSectionType]) sections: readonly ReportSectionType[];
}

@ObjectType('ReportFigure', { description: 'A figure that a report cites.' })
@AllowWithParent()
export class ReportFigureType {
  filter: FigureFilter;

  @Field(() => String, {
    description: 'As it is cited between brackets, for example accepted.usd@siem-reap.',
  })
  key: string;
  @Field(() => ReportMeasureEnum) measure: CitedMeasure;
  @Field(() => String, {
    description:
      'PEOPLE, PLEDGES, a currency (the value is in minor units), or the code of a unit (in thousandths).',
  })
  unit: string;
  @Field(() => String, { description: 'A whole number, as text: it may be larger than an Int.' })
  value: string;
  @Field(() => String, { description: 'The value for screens, with Latin digits: 184,500.50.' })
  words: string;
}

@ObjectType('ReportLetterPart')
@AllowWithParent()
export class ReportLetterPartType {
  @Field(() => String) text: string;
  @Field(() => String, { nullable: true, description: 'Key of the figure that it is; null for words.' })
  figure: string | null;
}

@ObjectType('ReportLetterRow')
@AllowWithParent()
class ReportLetterRowType {
  @Field(() => String) name: string;
  @Field(() => [ReportLetterPartType]) cells: readonly ReportLetterPartType[];
}

@ObjectType('ReportLetterTable')
@AllowWithParent()
class ReportLetterTableType {
  @Field(() => String) caption: string;
  @Field(() => [String]) head: readonly string[];
  @Field(() => [ReportLetterRowType]) rows: readonly ReportLetterRowType[];
}

@ObjectType('ReportLetterParagraph')
@AllowWithParent()
class ReportLetterParagraphType {
  @Field(() => [ReportLetterPartType]) parts: readonly ReportLetterPartType[];
}

@ObjectType('ReportLetterSection')
@AllowWithParent()
class ReportLetterSectionType {
  @Field(() => String) heading: string;
  @Field(() => [ReportLetterParagraphType]) paragraphs: readonly ReportLetterParagraphType[];
  @Field(() => ReportLetterTableType, { nullable: true }) table: ReportLetterTableType | null;
}

@ObjectType('ReportLetter', {
  description: 'The report as an official letter in the request’s language; Khmer digits in Khmer.',
})
@AllowWithParent()
export class ReportLetterType {
  @Field(() => [String]) kingdom: readonly string[];
  @Field(() => [String]) sender: readonly string[];
  @Field(() => String) title: string;
  @Field(() => String) period: string;
  @Field(() => [ReportLetterSectionType]) sections: readonly ReportLetterSectionType[];
  @Field(() => [String]) sign: readonly string[];
  @Field(() => String) seal: string;
  @Field(() => Boolean) isApproved: boolean;
  @Field(() => String) asOf: string;
}

@ObjectType('ReportVersion', { description: 'What was submitted, with its figures frozen.' })
@AllowWithParent()
export class ReportVersionType {
  reportUuid: string;
  report: ReportView;
  cityCodes: readonly string[];

  @Field(() => Int, { description: 'From 1.' }) number: number;
  @Field(() => DateTime, { description: 'When its figures were read.' }) asOf: Date;
  @Field(() => ReportContentType) content: ReportContentType;
}

@ObjectType('ReportStep', { description: 'A step on the path of a report.' })
@AllowWithParent()
export class ReportStepType {
  @Field(() => ReportStepKindEnum) act: ReportStepView['act'];
  @Field(() => Int, { description: 'Of the version concerned; 0 for the beginning.' }) version: number;
  @Field(() => String) person: string;
  @Field(() => DateTime) at: Date;
  @Field(() => String, { nullable: true }) comment: string | null;
}

@ObjectType('Report', {
  implements: () => [NodeInterface],
  description:
    'A progress report. Drafts are for the working group; whatever was submitted is for those who judge, too.',
})
@Allow('reports.read')
export class ReportType extends NodeInterface {
  view: ReportView;

  @Field(() => String, { description: 'R-2026-014.' }) reference: string;
  @Field(() => ReportStatusEnum) status: ReportStatus;
  @Field(() => Int, { description: 'The newest submitted version; 0 before the first.' }) version: number;
  @Field(() => DateTime, { description: 'When it was last changed.' }) updatedAt: Date;
  @Field(() => Boolean, {
    description: 'Has the reader written or edited any of it? Then they do not judge it.',
  })
  isMine: boolean;
  @Field(() => [ReportActEnum], { description: 'What the reader may do now.' }) acts: readonly ReportAct[];
}

@ObjectType()
export class ReportConnection extends Connection(ReportType) {}
