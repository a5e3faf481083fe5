import type { PledgeFiltersQuery, PledgeFormQuery, PledgePageQuery } from '../../shared/gql/graphql';
import { shortDate } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';
import { ChoiceField } from '../../shared/ui/choice-field';
import { typedAmount, unitOf } from './pledge-view';

/** The lists that the form chooses from. */
export type TermsChoices = PledgeFiltersQuery & PledgeFormQuery;

interface TermsFieldsProps {
  readonly choices: TermsChoices;
  /** What stands now, when it is corrected. */
  readonly pledge?: NonNullable<PledgePageQuery['pledge']>;
  readonly submission: Submission | null;
}

/** What is offered, for which city and sector, and the session that it is credited to. */
export function TermsFields({ choices, pledge, submission }: TermsFieldsProps) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const value = (name: string, now: string | undefined): string => submission?.values[name] ?? now ?? '';
  const none = t('pledges.choose');
  return (
    <>
      <div className="pledge-amount">
        <TextField
          name="amount"
          label="pledges.amount"
          hint="pledges.amount.hint"
          value={value('amount', pledge && typedAmount(pledge))}
          errors={errors}
          autoComplete="off"
          maxLength={40}
        />
        <ChoiceField
          name="unit"
          label={t('pledges.unit')}
          value={value('unit', pledge && unitOf(pledge))}
          none={none}
          errors={errors}
          choices={[
            {
              group: t('pledges.money'),
              choices: (['USD', 'KHR'] as const).map((code) => ({
                value: code,
                label: t(`pledges.unit.${code}`),
              })),
            },
            {
              group: t('pledges.in-kind'),
              choices: choices.pledgeUnits.map(({ code, name }) => ({ value: code, label: say(name) })),
            },
          ]}
        />
      </div>
      <ChoiceField
        name="city"
        label={t('pledges.city')}
        value={value('city', pledge?.city.code)}
        none={none}
        errors={errors}
        choices={choices.cities.nodes
          .filter(({ isPilot }) => isPilot)
          .map(({ code, name }) => ({ value: code, label: say(name) }))}
      />
      <ChoiceField
        name="sector"
        label={t('pledges.sector')}
        value={value('sector', pledge?.sector.code)}
        none={none}
        errors={errors}
        choices={choices.focusAreas.nodes.map((area) => ({
          group: say(area.name),
          choices: area.sectors.map(({ code, name }) => ({ value: code, label: say(name) })),
        }))}
      />
      <ChoiceField
        name="sessionId"
        label={t('pledges.session')}
        hint={t('pledges.session.hint')}
        value={value('sessionId', pledge?.session?.id)}
        none={t('pledges.session.none')}
        required={false}
        errors={errors}
        choices={credited(choices, pledge).map(({ id, course, startsAt, timeZone }) => ({
          value: id,
          label: `${say(course.title)}, ${shortDate(locale, startsAt, timeZone)}`,
        }))}
      />
      <TextArea
        name="description"
        label={t('pledges.description')}
        hint={t('pledges.description.hint')}
        value={value('description', pledge?.description ?? undefined)}
        maxLength={1_000}
        required={false}
        errors={errors}
      />
    </>
  );
}

type Credited = Omit<TermsChoices['sessions']['nodes'][number], 'state'>;

/** The sessions that a pledge may be credited to; and the one that it is credited to, even where the list does not reach as
 *  far: who corrects the amount keeps it. One that was cancelled is not kept: nothing is credited to it any more. */
function credited({ sessions }: TermsChoices, pledge: TermsFieldsProps['pledge']): readonly Credited[] {
  const own = pledge?.session;
  const listed = sessions.nodes.filter(({ state }) => state !== 'CANCELLED');
  return own && !sessions.nodes.some(({ id }) => id === own.id) ? [...listed, own] : listed;
}
