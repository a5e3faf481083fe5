import type { SessionBriefFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey, TextField } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';
import { type Campaign, titleOf } from './campaign-view';

interface WriteCampaignPageProps {
  /** Null for a new one. */
  readonly campaign: Campaign | null;
  readonly sessions: readonly SessionBriefFragment[];
  readonly submission: Submission | null;
}

const LONGEST_BODY = 10_000;

export function WriteCampaignPage({ campaign, sessions, submission }: WriteCampaignPageProps) {
  const language = useLanguage();
  const { locale, t, say } = language;
  const errors = submission?.errors ?? [];
  const value = (name: string, now = ''): string => submission?.values[name] ?? now;
  const list = `/${locale}/campaigns`;
  const session = value('session', campaign?.session?.id);
  // Nobody is invited to what will not be held; the one that was chosen before its cancelling stays to be seen.
  const open = sessions.filter(
    ({ id, state }) => (state !== 'CANCELLED' && state !== 'POSTPONED') || id === session,
  );
  return (
    <ConsolePage
      title={t(campaign ? 'campaigns.edit.title' : 'campaigns.new.title')}
      gloss={campaign ? 'campaigns.edit.title.gloss' : 'campaigns.new.title.gloss'}
      lead="campaigns.write.lead"
      errors={errors}
      back={
        campaign
          ? { href: `${list}/${campaign.id}`, label: titleOf(language, campaign) }
          : { href: list, label: t('campaigns.back') }
      }
    >
      <form
        method="post"
        action={campaign ? `${list}/${campaign.id}/edit` : `${list}/new`}
        className="stack-24 campaign-form"
        noValidate={errors.length > 0}
      >
        <FormKey submission={submission} />
        {campaign && <input type="hidden" name="version" value={campaign.version} />}
        <div className="field campaign-session">
          <label htmlFor="session">{t('campaigns.session')}</label>
          <span className="hint" id="session-hint">
            {t('campaigns.session.hint')}
          </span>
          <select
            className="input"
            id="session"
            name="session"
            defaultValue={session}
            aria-describedby="session-hint"
          >
            <option value="">{t('campaigns.session.none')}</option>
            {open.map((each) => (
              <option key={each.id} value={each.id}>
                {`${dayAndClock(locale, each.startsAt, each.timeZone)} · ${say(each.course.title)}${each.city ? ` · ${say(each.city.name)}` : ''}`}
              </option>
            ))}
          </select>
        </div>
        <div className="two-languages">
          {(['km', 'en'] as const).map((written) => {
            const part = written === 'km' ? 'Km' : 'En';
            return (
              <fieldset key={written} className="stack">
                <legend>
                  <h2 className="h-19">{t(`campaigns.in.${written}`)}</h2>
                </legend>
                <TextField
                  name={`subject${part}`}
                  label={`campaigns.subject.${written}`}
                  hint="campaigns.subject.hint"
                  value={value(`subject${part}`, campaign?.subject[written])}
                  errors={errors}
                  maxLength={300}
                  lang={written}
                  required={false}
                />
                <TextArea
                  name={`body${part}`}
                  label={t(`campaigns.body.${written}`)}
                  hint={t('campaigns.body.hint')}
                  value={value(`body${part}`, campaign?.body[written])}
                  errors={errors}
                  rows={12}
                  maxLength={LONGEST_BODY}
                  lang={written}
                  required={false}
                />
              </fieldset>
            );
          })}
        </div>
        <p className="acts">
          <button className="btn" type="submit">
            {t(campaign ? 'campaigns.edit.submit' : 'campaigns.new.submit')}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}
