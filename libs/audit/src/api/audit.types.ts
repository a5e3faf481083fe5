import { ArgsType, Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Allow, Connection, DateTime, LocalDate, LocalizedTextType, NodeInterface, PageArgs } from '#graphql';
import type { LocalizedText } from '#kernel';
import type { AuditChange } from '../audit-changes.js';
import type { AuditHeadView, AuditRowView } from '../audit-reads.js';

export const AuditActorKindEnum = { PERSON: 'PERSON', ANONYMOUS: 'ANONYMOUS', SYSTEM: 'SYSTEM' } as const;
registerEnumType(AuditActorKindEnum, {
  name: 'AuditActorKind',
  description: 'Somebody signed in, somebody who was not, or the programme itself.',
});
export type AuditActorKind = keyof typeof AuditActorKindEnum;

const AuditFaultKindEnum = { ROW: 'ROW', SEAL: 'SEAL', HEAD: 'HEAD' } as const;
registerEnumType(AuditFaultKindEnum, {
  name: 'AuditFaultKind',
  description: 'An edited row; a seal that is missing or covers other rows; a kept head that no seal has.',
});

@ObjectType('AuditActor', { description: 'Who did it.' })
@Allow('audit.read')
export class AuditActorType {
  @Field(() => AuditActorKindEnum) kind: AuditActorKind;
  @Field(() => ID, { nullable: true, description: 'Of a person.' }) id: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Of a person, as they are called now; null when they are gone.',
  })
  name: string | null;
}

@ObjectType('AuditSubject', { description: 'What it was done to.' })
@Allow('audit.read')
export class AuditSubjectType {
  @Field(() => String, { description: 'Such as `session`.' }) type: string;
  @Field(() => ID, { nullable: true, description: 'Its global id, where it has one.' }) id: string | null;
  @Field(() => String, { nullable: true, description: 'Of what has no id, such as the name of a list.' })
  code: string | null;
  @Field(() => LocalizedTextType, {
    nullable: true,
    description: 'As it is called now; null when it is gone.',
  })
  name: LocalizedText | null;
  @Field(() => String, { nullable: true, description: 'Path of its page below the language.' }) page:
    string | null;
}

@ObjectType('AuditChange', { description: 'One fact that changed.' })
@Allow('audit.read')
export class AuditChangeType implements AuditChange {
  @Field(() => String, { description: 'Such as `startsAt`.' }) field: string;
  @Field(() => String, { nullable: true, description: 'As JSON; null where there was none.' }) before:
    string | null;
  @Field(() => String, { nullable: true, description: 'As JSON; null where there is none.' }) after:
    string | null;
}

@ObjectType('AuditRow', {
  implements: () => [NodeInterface],
  description: 'One change of state, as it was written in its transaction.',
})
@Allow('audit.read')
export class AuditRowType extends NodeInterface {
  readonly uuid: string;
  readonly view: AuditRowView;
  @Field(() => DateTime) at: Date;
  @Field(() => String, { description: '`<lib>.<verb>-<object>`, such as `sessions.move-session`.' })
  action: string;
  @Field(() => String, { nullable: true, description: 'Why, where a reason was given.' }) reason:
    string | null;
  @Field(() => Boolean, { description: 'Is it under a seal?' }) isSealed: boolean;
  @Field(() => [AuditChangeType]) changes: readonly AuditChange[];
}

@ObjectType()
export class AuditRowConnection extends Connection(AuditRowType) {}

@ObjectType('AuditHead', {
  description: 'The newest seal of one day, kept elsewhere to prove that nothing was cut off.',
})
@Allow('audit.read')
export class AuditHeadType implements Omit<AuditHeadView, 'id'> {
  @Field(() => LocalDate) day: string;
  @Field(() => Int, { description: 'Of the seal.' }) number: number;
  @Field(() => String, { description: 'Of the seal, 64 hexadecimal digits.' }) hash: string;
  @Field(() => Int, { description: 'Rows under seals that were found in order.' }) rowCount: number;
  @Field(() => AuditFaultKindEnum, {
    nullable: true,
    description: 'What was wrong on that day; null for nothing.',
  })
  faultKind: AuditHeadView['faultKind'];
  @Field(() => String, { nullable: true, description: 'Id of the row, or number of the seal.' }) faultAt:
    string | null;
  @Field(() => DateTime) verifiedAt: Date;
}

@ObjectType('AuditHealth', { description: 'How sure the audit is.' })
@Allow('audit.read')
export class AuditHealthType {
  @Field(() => Int, { description: 'Rows that no seal covers yet.' }) unsealed: number;
  @Field(() => Float, { nullable: true, description: 'Age of the oldest of them, in seconds.' })
  oldestUnsealedSeconds: number | null;
  @Field(() => [AuditHeadType], { description: 'Of the last fourteen days, the newest first.' })
  heads: readonly AuditHeadView[];
}

@InputType('AuditFilter', { description: 'Everything given must hold.' })
export class AuditFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Id of a person, or a part of a name, however it is spelt. At most 100 characters.',
  })
  who?: string | null;
  @Field(() => AuditActorKindEnum, { nullable: true }) by?: AuditActorKind | null;
  @Field(() => String, { nullable: true, description: 'Such as `sessions.move-session`.' }) action?:
    string | null;
  @Field(() => String, { nullable: true, description: 'Type of the subject, such as `session`.' }) type?:
    string | null;
  @Field(() => ID, { nullable: true, description: 'Global id of a subject: its history.' }) subject?:
    string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day, in the time zone of the programme.' })
  from?: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day.' }) to?: string | null;
}

@ArgsType()
export class AuditRowsArgs extends PageArgs {
  @Field(() => AuditFilterInput, { nullable: true }) filter: AuditFilterInput | null;
}
