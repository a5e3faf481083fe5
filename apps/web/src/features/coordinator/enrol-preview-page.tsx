import type { EnrolmentPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { Say, useLanguage } from '../../shared/ui/language';
import { placeName } from '../../shared/ui/place';
import { EnrolCloth } from './enrol-cloth';
import { LinesToMend, LinesInOrder } from './enrol-lines';
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
  const { confirmed, waitlisted, known, unreadable } = preview;
  const path = `/${locale}/organisation/enrol/${organisation.id}/${session.id}`;
  const list = submission.values['list'] ?? '';
  const adds = confirmed + waitlisted > 0;
  const submit = t('enrol.submit', { confirmed, waitlisted });
  return (
    <ConsolePage
      title={t('enrol.preview.title', { confirmed, waitlisted, unreadable, known })}
      back={{ href: path, label: t('enrol.preview.back') }}
      errors={submission.errors}
    >
      <p className="gloss enrol-gloss">
        <Say text={session.course.title} /> · {dayAndClock(locale, session.startsAt, session.timeZone)} ·{' '}
        {placeName(language, session)}
      </p>
      <form method="post" action={path} id={FORM} className="stack-24" noValidate>
        <FormKey submission={submission} />
        <input type="hidden" name="locale" value={submission.values['locale'] ?? locale} />
        <EnrolCloth session={session} preview={preview}>
          <p className="muted small">{t('enrol.preview.nothing-yet')}</p>
          <p className="acts only-wide">
            {adds && (
              <button className="btn" type="submit">
                {submit}
              </button>
            )}
            <a className="btn btn--second" href={path}>
              {t('enrol.another')}
            </a>
          </p>
        </EnrolCloth>
        {unreadable > 0 && <LinesToMend lines={preview.lines} check={`${path}/check`} />}
        <LinesInOrder lines={preview.lines} />
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
        {adds ? (
          <button className="btn" type="submit" form={FORM}>
            {submit}
          </button>
        ) : (
          <a className="btn btn--second" href={path}>
            {t('enrol.another')}
          </a>
        )}
      </div>
    </ConsolePage>
  );
}
