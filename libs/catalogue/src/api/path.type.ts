import { Field, Int, ObjectType } from '@nestjs/graphql';
import {
  Allow,
  AllowWithParent,
  Connection,
  LocalizedTextType,
  NodeInterface,
  toGlobalId,
  UserErrorInterface,
} from '#graphql';
import type { LocalizedText } from '#kernel';
import type { PathView } from '../domain/path-reads.js';

export const PATH_PREFIX = 'pth';

@ObjectType('LearningPath', {
  implements: () => [NodeInterface],
  description: 'Courses in the order in which to take them.',
})
@Allow('catalogue.read')
export class LearningPathType extends NodeInterface {
  readonly uuid: string;
  readonly courseIds: readonly string[];
  @Field(() => LocalizedTextType) title: LocalizedText;
  @Field(() => LocalizedTextType, { description: 'One sentence.' }) lead: LocalizedText;
  @Field(() => Boolean, { description: 'Everybody sees it; otherwise those who write courses.' })
  isPublished: boolean;
  @Field(() => Int, { description: 'Grows by one with every change.' }) version: number;
}

@ObjectType()
export class LearningPathConnection extends Connection(LearningPathType) {}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class LearningPathError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class LearningPathPayload {
  @Field(() => LearningPathType, {
    nullable: true,
    description: 'As it stands now; null when nothing was done.',
  })
  path: LearningPathType | null;
  @Field(() => [LearningPathError]) errors: LearningPathError[];
}

@ObjectType()
@AllowWithParent()
export class CreatePathPayload extends LearningPathPayload {}

@ObjectType()
@AllowWithParent()
export class EditPathPayload extends LearningPathPayload {}

export const toPathType = (path: PathView): LearningPathType => ({
  ...path,
  id: toGlobalId(PATH_PREFIX, path.id),
  uuid: path.id,
});
