import type { ReactNode } from 'react';
import type { CampaignPageQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { HistoryLink } from '../../shared/ui/history-link';
import { FormKey } from '../../shared/ui/form';
import { type Language, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';
import { segmentWords, titleOf, TONE_OF } from './campaign-view';
import { excludedIn, Reach } from './reach';

export type CampaignShown = NonNullable<CampaignPageQuery['campaign']>;
export const DONE = ['edited', 'segment', 'tested', 'sent', 'cancelled'] as const;
export type Done = (typeof DONE)[number];

interface CampaignPageProps {
  readonly campaign: CampaignShown;
  readonly done: Done | null;
  readonly submission: Submission | null;
}

/** A campaign before it is sent (whom it reaches, how it looks, the button) and after (what became of it). */
export function CampaignPage({ campaign, done, submission }: CampaignPageProps) {
  const language = useLanguage();
  const { locale, t } = language;
  const isDraft = campaign.status === 'DRAFT';
  const at = `/${locale}/campaigns/${campaign.id}`;
  return (
    <ConsolePage
      title={headline(language, campaign)}
      back={{ href: `/${locale}/campaigns`, label: t('campaigns.back') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`campaigns.done.${done}`)}</SuccessNotice>}
      aside={<StateWord tone={TONE_OF[campaign.status]}>{t(`campaigns.state.${campaign.status}`)}</StateWord>}
    >
      <p className="lead">
        <Typed text={titleOf(language, campaign)} />
      </p>
      <p className="muted">
        <Typed text={campaign.author} /> · {history(language, campaign)}
      </p>
      <HistoryLink subject={campaign.id} />
      {campaign.status === 'SENDING' && <Progress campaign={campaign} at={at} />}
      <div className="two two--segment">
        <Part heading={t('campaigns.who')}>
          <p>{segmentWords(language, campaign)}</p>
          <Reach reach={campaign.reach} list={`${at}/recipients`} />
          {isDraft && (
            <p>
              <a href={`${at}/segment`}>{t('campaigns.change-segment')}</a>
            </p>
          )}
        </Part>
        <div className="stack-24">
          <SessionInvited campaign={campaign} />
          {isDraft && <Send campaign={campaign} at={at} />}
          {!isDraft && campaign.startedAt && <Outcome campaign={campaign} />}
        </div>
      </div>
      <Part heading={t('campaigns.mail')}>
        {isDraft && (
          <p>
            <a href={`${at}/edit`}>{t('campaigns.change-text')}</a>
          </p>
        )}
        <div className="two-languages">
          <Mail campaign={campaign} written="km" />
          <Mail campaign={campaign} written="en" />
        </div>
      </Part>
    </ConsolePage>
  );
}

function headline({ t }: Language, { status, reach, progress, startedAt }: CampaignShown): string {
  const figures = { invited: reach.invited, excluded: excludedIn(reach), sent: progress.sent };
  if (status === 'CANCELLED' && !startedAt) return t('campaigns.headline.dropped');
  return t(`campaigns.headline.${status}`, figures);
}

function history({ t, locale, zone }: Language, campaign: CampaignShown): string {
  const on = (at: string): string => dayAndClock(locale, at, zone);
  const parts = [t('campaigns.written', { when: on(campaign.createdAt) })];
  if (campaign.startedAt) parts.push(t('campaigns.started', { when: on(campaign.startedAt) }));
  if (campaign.finishedAt) parts.push(t('campaigns.finished', { when: on(campaign.finishedAt) }));
  if (campaign.cancelledAt) parts.push(t('campaigns.cancelled', { when: on(campaign.cancelledAt) }));
  return parts.join(' · ');
}

const Part = ({ heading, children }: { heading: string; children: ReactNode }) => (
  <section className="stack">
    <h2 className="h-19">{heading}</h2>
    {children}
  </section>
);

function SessionInvited({ campaign: { session } }: { campaign: CampaignShown }) {
  const { locale, t } = useLanguage();
  return (
    <Part heading={t('campaigns.session')}>
      {session ? (
        <p>
          <a href={`/${locale}/sessions/${session.id}`}>
            <Say text={session.course.title} />
          </a>
          <br />
          {dayAndClock(locale, session.startsAt, session.timeZone)}
        </p>
      ) : (
        <p className="muted">{t('campaigns.session.none')}</p>
      )}
    </Part>
  );
}

/** The test, the button, and the way back. */
function Send({ campaign, at }: { campaign: CampaignShown; at: string }) {
  const { t } = useLanguage();
  const isWhole = campaign.km !== null && campaign.en !== null;
  const { invited } = campaign.reach;
  return (
    <Part heading={t('campaigns.send')}>
      <form method="post" action={`${at}/test`} className="acts">
        <FormKey submission={null} />
        {(['km', 'en'] as const).map((written) => (
          <button key={written} className="btn btn--second" type="submit" name="locale" value={written}>
            {t(`campaigns.test.${written}`)}
          </button>
        ))}
      </form>
      <p className="hint">{t('campaigns.test.hint')}</p>
      {isWhole && invited > 0 ? (
        <form method="post" action={`${at}/send`} className="stack-8">
          <FormKey submission={null} />
          <input type="hidden" name="version" value={campaign.version} />
          <input type="hidden" name="invited" value={invited} />
          <p className="acts">
            <button className="btn" type="submit">
              {t('campaigns.send.submit', { invited })}
            </button>
          </p>
          <p className="hint">
            <Sentence id="campaigns.send.hint" />
          </p>
        </form>
      ) : (
        <p className="notice notice--wait">
          {t(isWhole ? 'campaigns.send.nobody' : 'campaigns.send.language')}
        </p>
      )}
      <form method="post" action={`${at}/cancel`} className="acts">
        <FormKey submission={null} />
        <button className="btn btn--second" type="submit">
          {t('campaigns.drop')}
        </button>
      </form>
    </Part>
  );
}

function Progress({ campaign: { progress, reach }, at }: { campaign: CampaignShown; at: string }) {
  const { t } = useLanguage();
  return (
    <div className="notice stack-8">
      <p>
        <progress className="campaign-progress" max={reach.invited} value={progress.sent + progress.failed}>
          {t('campaigns.progress', { sent: progress.sent, waiting: progress.waiting })}
        </progress>
      </p>
      <p>{t('campaigns.progress', { sent: progress.sent, waiting: progress.waiting })}</p>
      <form method="post" action={`${at}/cancel`} className="acts">
        <FormKey submission={null} />
        <a className="btn btn--second" href={at}>
          {t('campaigns.look-again')}
        </a>
        <button className="btn btn--danger" type="submit">
          {t('campaigns.stop')}
        </button>
      </form>
    </div>
  );
}

function Outcome({ campaign: { progress } }: { campaign: CampaignShown }) {
  const { t } = useLanguage();
  return (
    <Part heading={t('campaigns.outcome')}>
      <dl className="facts">
        {(['sent', 'waiting', 'failed'] as const).map((part) => (
          <div key={part}>
            <dt>{t(`campaigns.outcome.${part}`)}</dt>
            <dd>{progress[part]}</dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

function Mail({ campaign, written }: { campaign: CampaignShown; written: 'km' | 'en' }) {
  const { t, locale } = useLanguage();
  const mail = campaign[written];
  return (
    <section className="stack-8">
      <h3 className="h-19">{t(`campaigns.in.${written}`)}</h3>
      {mail ? (
        <>
          <p>
            <span className="muted small">{t('campaigns.column.subject')}</span>
            <br />
            <b lang={written}>{mail.subject}</b>
          </p>
          <iframe
            className="mail-frame"
            src={`/${locale}/campaigns/${campaign.id}/mail/${written}`}
            title={t(`campaigns.mail.${written}`)}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
          />
        </>
      ) : (
        <p className="notice notice--wait">{t('campaigns.mail.missing')}</p>
      )}
    </section>
  );
}
