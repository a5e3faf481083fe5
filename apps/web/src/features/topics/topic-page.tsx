import type {
  OrganisationNameFragment,
  SubmissionFactsFragment,
  TopicCountsQuery,
  TopicPageQuery,
} from '../../shared/gql/graphql';
import { dayAndClock, isoDay } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { zoneName } from '../../shared/lib/zone-name';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { HistoryLink } from '../../shared/ui/history-link';
import { formOf, FormKey, TextField } from '../../shared/ui/form';
import { Gloss, Say, Sentence, useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { placeName } from '../../shared/ui/place';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';
import { OwnInput } from './own-input';
import { AnswerWord, TopicStateWord, useTopicTime } from './topic-words';

export type ShownTopic = NonNullable<TopicPageQuery['topic']>;
export const TOPIC_DONE = ['asked', 'extended', 'submitted', 'answered', 'published'] as const;

interface TopicPageProps {
  readonly topic: ShownTopic;
  /** For the committee; null for everybody else. */
  readonly counts: NonNullable<TopicCountsQuery['topic']>['counts'] | null;
  /** Organisations that the reader may write for. */
  readonly organisations: readonly OrganisationNameFragment[];
  /** The one that is written for. */
  readonly writingFor: string | null;
  readonly submission: Submission | null;
  readonly done: (typeof TOPIC_DONE)[number] | null;
  readonly after: string | null;
}

export function TopicPage(props: TopicPageProps) {
  const { topic, counts, organisations, submission, done, after } = props;
  const { locale, t, say } = useLanguage();
  const time = useTopicTime();
  const path = `/${locale}/topics/${topic.id}`;
  const reads = counts !== null || topic.state === 'PUBLISHED';
  return (
    <ConsolePage
      title={say(topic.title)}
      back={{ href: `/${locale}/topics`, label: t('frame.nav.topics') }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`topics.done.${done}`)}</SuccessNotice>}
    >
      <Gloss text={topic.title} />
      <p>
        <TopicStateWord state={topic.state} /> {say(topic.sector.name)} · {time(topic)}
      </p>
      <p className="lead measure">
        <Say text={topic.question} />
      </p>
      <Meetings topic={topic} />
      {topic.outcome && (
        <section className="stack-8 measure">
          <h2>{t('topics.outcome')}</h2>
          <p className="pre">
            <Say text={topic.outcome} />
          </p>
        </section>
      )}
      <HistoryLink subject={topic.id} />
      {organisations.length > 0 && <OwnInput {...props} />}
      {counts && (
        <p className="notice">
          <Sentence
            id="topics.counts"
            values={{ submissions: counts.submissions, unanswered: counts.unanswered }}
          />
        </p>
      )}
      {reads && (
        <ExportButtons
          list="submissions"
          path={path}
          filters={{ topic: topic.id }}
          rows={topic.submissions.nodes.length}
        />
      )}
      {reads && counts?.submissions !== 0 && (
        <Submissions topic={topic} answers={counts !== null && topic.state === 'CLOSED'} />
      )}
      {reads && <Pager path={path} search={{ after }} pageInfo={topic.submissions.pageInfo} />}
      {counts && topic.state === 'CLOSED' && (
        <PublishForm path={path} unanswered={counts.unanswered} submission={formOf(submission, 'publish')} />
      )}
      {counts && (topic.state === 'OPEN' || topic.state === 'PLANNED') && (
        <ExtendForm path={path} topic={topic} submission={formOf(submission, 'extend')} />
      )}
    </ConsolePage>
  );
}

/** Where to come and speak; nothing where no meeting is to come. */
function Meetings({ topic: { meetings } }: { topic: ShownTopic }) {
  const language = useLanguage();
  const { locale, t } = language;
  if (meetings.length === 0) return null;
  return (
    <section className="stack-8" aria-labelledby="meetings">
      <h2 id="meetings">{t('topics.meetings')}</h2>
      <ul className="stack-8">
        {meetings.map((meeting) => (
          <li key={meeting.id}>
            <a href={`/${locale}/sessions/${meeting.id}`}>
              {meeting.isDateKnown
                ? dayAndClock(locale, meeting.startsAt, meeting.timeZone)
                : t('session.no-date')}
              {', '}
              {placeName(language, meeting)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Submissions({ topic, answers }: { topic: ShownTopic; answers: boolean }) {
  const { locale, t, say } = useLanguage();
  const { nodes } = topic.submissions;
  if (nodes.length === 0) return <EmptyState title={t('topics.submissions.none')} />;
  const answer = (row: SubmissionFactsFragment) => (
    <>
      <AnswerWord disposition={row.disposition ?? null} />
      {row.reason && <p className="small">{say(row.reason)}</p>}
      {answers && (
        <p>
          <a href={`/${locale}/topics/${topic.id}/submissions/${row.id}`}>
            {t(row.disposition ? 'topics.answer.change' : 'topics.answer.give')}
            <span className="vh"> {say(row.organisation.name)}</span>
          </a>
        </p>
      )}
    </>
  );
  return (
    <DataTable
      caption={t('topics.submissions.caption', { count: nodes.length })}
      rows={nodes}
      rowKey={({ id }) => id}
      columns={[
        { label: t('topics.organisation'), cell: ({ organisation }) => say(organisation.name) },
        {
          label: t('topics.submission'),
          cell: ({ body }) => (
            <p className="pre">
              <Typed text={body} />
            </p>
          ),
        },
        { label: t('topics.answer'), cell: answer },
      ]}
    />
  );
}

interface FormProps {
  readonly path: string;
  readonly submission: Submission | null;
}

function PublishForm({ path, unanswered, submission }: FormProps & { unanswered: number }) {
  const { t } = useLanguage();
  if (unanswered > 0)
    return (
      <p className="notice notice--warn">
        <Sentence id="topics.publish.wait" values={{ count: unanswered }} />
      </p>
    );
  const errors = submission?.errors ?? [];
  return (
    <form method="post" action={`${path}/publish`} className="stack-24 measure">
      <FormKey submission={submission} />
      <h2>{t('topics.publish')}</h2>
      <p>
        <Sentence id="topics.publish.help" />
      </p>
      <TextArea
        name="outcomeKm"
        label={t('topics.outcome.km')}
        lang="km"
        rows={6}
        maxLength={5_000}
        value={submission?.values['outcomeKm'] ?? ''}
        errors={errors}
      />
      <TextArea
        name="outcomeEn"
        label={t('topics.outcome.en')}
        lang="en"
        rows={6}
        maxLength={5_000}
        value={submission?.values['outcomeEn'] ?? ''}
        errors={errors}
      />
      <p className="acts">
        <button className="btn" type="submit">
          {t('topics.publish.submit')}
        </button>
      </p>
    </form>
  );
}

function ExtendForm({ path, topic, submission }: FormProps & { topic: ShownTopic }) {
  const { locale, t, zone } = useLanguage();
  const errors = submission?.errors ?? [];
  return (
    <form method="post" action={`${path}/extend`} className="stack-24 measure">
      <FormKey submission={submission} />
      <h2>{t('topics.extend')}</h2>
      <div className="times">
        <TextField
          name="day"
          label="topics.closes.day"
          type="date"
          value={submission?.values['day'] ?? isoDay(topic.closesAt, zone)}
          errors={errors}
        />
        <TextField
          name="time"
          label="topics.closes.time"
          type="time"
          value={submission?.values['time'] ?? '17:00'}
          errors={errors}
        />
      </div>
      <p className="hint">{t('common.zone', { zone: zoneName(locale, zone) })}</p>
      <p className="acts">
        <button className="btn btn--second" type="submit">
          {t('topics.extend.submit')}
        </button>
      </p>
    </form>
  );
}
