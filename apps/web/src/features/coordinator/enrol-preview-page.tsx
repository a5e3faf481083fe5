import type { EnrolmentPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { readMode } from '../../shared/lib/attendance-mode';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { placeName } from '../../shared/ui/place';
import { EnrolCloth } from './enrol-cloth';
import { EnrolColumns } from './enrol-columns';
import { EnrolScript } from './enrol-script';
import { EnrolTabs } from './enrol-tabs';
import type { EnrolPageProps } from './enrol-page';

interface EnrolPreviewPageProps extends EnrolPageProps {
  readonly preview: EnrolmentPartsFragment;
  readonly submission: Submission;
}

const FORM = 'enrol-form';

/** A pasted list as it would be enrolled now: nothing is written before the button. Lines are mended in place. */
export function EnrolPreviewPage({ session, organisation, preview, submission }: EnrolPreviewPageProps) {
  const language = useLanguage();
  const { locale, t } = language;
  const { confirmed, pending, waitlisted, known, unreadable, bookedElsewhere } = preview;
  const path = `/${locale}/organisation/enrol/${organisation.id}/${session.id}`;
  const list = submission.values['list'] ?? '';
  const together = submission.values['together'] === 'on';
  const adds = confirmed + pending + waitlisted > 0;
  const mode = readMode(submission.values['attendanceMode']);
  const draft = submission.values['draft'];
  const left = unreadable + bookedElsewhere;
  const submit = adds
    ? t('enrol.submit', { confirmed: confirmed + pending, waitlisted })
    : t('enrol.keep', { count: left });
  return (
    <ConsolePage
      title={t('enrol.preview.title', { confirmed, pending, waitlisted, unreadable, known, bookedElsewhere })}
      back={{ href: path, label: t('enrol.preview.back') }}
      errors={submission.errors}
    >
      <p className="gloss enrol-gloss">
        <Say text={session.course.title} /> · {dayAndClock(locale, session.startsAt, session.timeZone)} ·{' '}
        {placeName(language, session)}
        {mode && <> · {t(`enrol.mode.${mode}`)}</>}
      </p>
      <form method="post" action={path} id={FORM} className="stack-24" noValidate>
        <FormKey submission={submission} />
        <input type="hidden" name="locale" value={submission.values['locale'] ?? locale} />
        {together && <input type="hidden" name="together" value="on" />}
        {mode && <input type="hidden" name="attendanceMode" value={mode} />}
        {draft && <input type="hidden" name="draft" value={draft} />}
        <EnrolCloth session={session} preview={preview}>
          {together && adds && <AsOne preview={preview} />}
          <p className="muted small">{t('enrol.preview.nothing-yet')}</p>
          {left > 0 && <p className="small">{t('enrol.preview.left', { count: left })}</p>}
          <p className="acts only-wide">
            {adds || left > 0 ? (
              <button className="btn" type="submit">
                {submit}
              </button>
            ) : null}
            <a className="btn btn--second" href={path}>
              {t('enrol.another')}
            </a>
          </p>
        </EnrolCloth>
        <EnrolColumns preview={preview} check={`${path}/check`} />
        <EnrolTabs
          preview={preview}
          check={`${path}/check`}
          together={together}
          zone={session.timeZone}
          blocked={session.seats.sameHour === 'BLOCK'}
        />
        <details className="whole-list">
          <summary>{t('enrol.whole')}</summary>
          <div className="field">
            <label htmlFor="list">{t('enrol.list')}</label>
            <textarea
              className="input"
              id="list"
              name="list"
              rows={10}
              maxLength={25_000}
              defaultValue={list}
            />
          </div>
          <p className="acts">
            <button className="btn btn--second" type="submit" formAction={`${path}/check`}>
              {t('enrol.check.again')}
            </button>
          </p>
        </details>
      </form>
      <div className="stick stick--in-page">
        {adds || left > 0 ? (
          <button className="btn" type="submit" form={FORM}>
            {submit}
          </button>
        ) : (
          <a className="btn btn--second" href={path}>
            {t('enrol.another')}
          </a>
        )}
      </div>
      <EnrolScript />
    </ConsolePage>
  );
}

/** What becomes of those who come together or not at all. */
function AsOne({ preview: { waitlisted, lines } }: { preview: EnrolmentPartsFragment }) {
  const position = lines.find(({ waitlistPosition }) => waitlistPosition)?.waitlistPosition ?? 0;
  return (
    <p>
      {waitlisted > 0 ? (
        <Sentence id="enrol.together.waits" values={{ position, count: waitlisted }} />
      ) : (
        <Sentence id="enrol.together.seated" />
      )}
    </p>
  );
}
