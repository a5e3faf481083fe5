import { Field, ObjectType } from '@nestjs/graphql';
import { Allow, Connection, DateTime, NodeInterface } from '#graphql';

@ObjectType('CaughtAttachment', { description: 'A file in a caught mail.' })
@Allow('mailer.read-mailbox')
export class CaughtAttachmentType {
  @Field(() => String) filename: string;
  @Field(() => String) contentType: string;
  @Field(() => String, { description: 'As text when it is text, otherwise in base64.' }) content: string;
}

@ObjectType('CaughtMail', {
  implements: () => [NodeInterface],
  description: 'A mail that was kept instead of sent. In a demonstration only.',
})
@Allow('mailer.read-mailbox')
export class CaughtMailType extends NodeInterface {
  readonly uuid: string;
  @Field(() => DateTime) caughtAt: Date;
  @Field(() => String) to: string;
  @Field(() => String) subject: string;
}

@ObjectType()
export class CaughtMailConnection extends Connection(CaughtMailType) {}
