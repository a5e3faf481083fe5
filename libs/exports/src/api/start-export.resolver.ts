import { Args, Field, InputType, Mutation, ObjectType, registerEnumType, Resolver } from '@nestjs/graphql';
import { can } from '#authz';
import {
  Allow,
  AllowWithParent,
  assertPlainText,
  badInput,
  Ctx,
  forbidden,
  type RequestContext,
  userError,
  UserErrorInterface,
} from '#graphql';
import { type ExportFormat, EXPORT_FORMATS } from '../domain/export-limits.js';
import { ExportTokens } from '../domain/export-tokens.service.js';
import { ExportReader } from './export-reader.js';

const MOST_FILTERS = 20;
const LONGEST = 200;

const ExportFormatEnum = Object.fromEntries(EXPORT_FORMATS.map((format) => [format, format]));
registerEnumType(ExportFormatEnum, { name: 'ExportFormat', description: 'A text of values, or a workbook.' });

@InputType({ description: 'One filter as it stands in the address of the list’s page.' })
export class ExportFilterInput {
  @Field(() => String) name: string;
  @Field(() => String, { description: 'At most 200 characters.' }) value: string;
}

@InputType()
export class StartExportInput {
  @Field(() => String, { description: 'Name of the list, such as `organisations`.' }) list: string;
  @Field(() => [ExportFilterInput], { description: 'Those that are set.' }) filters: ExportFilterInput[];
  @Field(() => ExportFormatEnum) format: ExportFormat;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class StartExportError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class StartExportPayload {
  @Field(() => String, {
    nullable: true,
    description: 'Stands in the address of the file, which works once, for this sign-in, for two minutes.',
  })
  token: string | null;
  @Field(() => [StartExportError]) errors: StartExportError[];
}

@Resolver()
export class StartExportResolver {
  constructor(
    private readonly reader: ExportReader,
    private readonly tokens: ExportTokens,
  ) {}

  @Mutation(() => StartExportPayload, {
    description:
      'Promises a list as a file, with the filters of its page: what the reader may see, and no more. It stands in the audit.',
  })
  @Allow('exports.create')
  async startExport(
    @Args('input') input: StartExportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<StartExportPayload> {
    const filters = filtersOf(input.filters);
    const list = this.reader.listOf(input.list, filters);
    if (!can(ctx.actor, list.permission)) throw forbidden();
    await this.reader.probe(ctx, list, filters);
    const { format } = input;
    const started = await this.tokens.start(ctx.actor, { list: list.name, filters, format });
    return started.ok
      ? { token: started.value, errors: [] }
      : { token: null, errors: [userError(ctx.locale, started.refusal)] };
  }
}

function filtersOf(given: readonly ExportFilterInput[]): Record<string, string> {
  if (given.length > MOST_FILTERS) throw badInput('too many filters');
  const filters = new Map<string, string>();
  for (const { name, value } of given) {
    if (value.length > LONGEST || filters.has(name)) throw badInput('not a filter');
    assertPlainText(value, 'the filter');
    if (value !== '') filters.set(name, value);
  }
  return Object.fromEntries(filters);
}
