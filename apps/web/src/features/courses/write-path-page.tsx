import type { PathBriefFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import type { LocalizedText } from '../../shared/lib/locale';
import { ChoiceField } from '../../shared/ui/choice-field';
import { ConsolePage } from '../../shared/ui/console-page';
import { FieldMessage } from '../../shared/ui/field';
import { FormKey, TextField } from '../../shared/ui/form';
import { HistoryLink } from '../../shared/ui/history-link';
import { Gloss, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { TextArea } from '../../shared/ui/text-area';
import { MOST_ON_PATH, PATH_PREFIX } from './path-form';

interface WritePathPageProps {
  /** Null for a new one. */
  readonly path: PathBriefFragment | null;
  readonly courses: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly submission: Submission | null;
  readonly saved: boolean;
}

const EMPTY_ROWS = 2;

/** A path is written, changed, shown and taken back. */
export function WritePathPage({ path, courses, submission, saved }: WritePathPageProps) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const list = `/${locale}/manage/paths`;
  const typed = submission?.values;
  const value = (name: string, now = ''): string => (typed ? (typed[name] ?? '') : now);
  const chosen = Array.from({ length: MOST_ON_PATH }, (_, at) =>
    value(`${PATH_PREFIX}${at}`, path?.courses[at]?.id),
  );
  const rows = Math.min(MOST_ON_PATH, chosen.findLastIndex((id) => id !== '') + 1 + EMPTY_ROWS);
  const wrong = errors.find(({ field }) => field === 'courseIds');
  const isShown = submission ? (submission.lists?.['show'] ?? []).length > 0 : path?.isPublished;
  return (
    <ConsolePage
      title={path ? say(path.title) : t('courses.path.new')}
      {...(path ? {} : { gloss: 'courses.path.new.gloss' as const })}
      back={{ href: list, label: t('courses.paths.title') }}
      errors={errors}
      notice={saved && <SuccessNotice>{t('courses.path.saved')}</SuccessNotice>}
    >
      {path && (
        <div className="stack-8">
          <Gloss text={path.title} />
          {path.isPublished && (
            <p>
              <a href={`/${locale}/paths/${path.id}`}>{t('courses.path.see')}</a>
            </p>
          )}
          <HistoryLink subject={path.id} />
        </div>
      )}
      <form
        method="post"
        action={path ? `${list}/${path.id}` : `${list}/new`}
        className="stack-24"
        noValidate={errors.length > 0}
      >
        <FormKey submission={submission} />
        <input type="hidden" name="version" value={value('version', String(path?.version ?? ''))} />
        <div className="course-languages">
          {(['km', 'en'] as const).map((written) => {
            const part = written === 'km' ? 'Km' : 'En';
            return (
              <div key={written} className="stack">
                <TextField
                  name={`title${part}`}
                  label={`topics.title.${written}`}
                  value={value(`title${part}`, path?.title[written])}
                  errors={errors}
                  maxLength={150}
                  lang={written}
                />
                <TextArea
                  name={`lead${part}`}
                  label={t(`courses.lead.${written}`)}
                  value={value(`lead${part}`, path?.lead[written])}
                  errors={errors}
                  rows={3}
                  maxLength={300}
                  lang={written}
                />
              </div>
            );
          })}
        </div>
        <fieldset id="courseIds" tabIndex={-1} className={wrong ? 'stack field--error' : 'stack'}>
          <legend>
            <h2>{t('courses.path.courses')}</h2>
          </legend>
          <p className="hint">{t('courses.path.which.hint')}</p>
          {wrong && <FieldMessage id="courseIds-error">{wrong.message}</FieldMessage>}
          {chosen.slice(0, rows).map((id, at) => (
            <ChoiceField
              // Rows have no name but their place.
              key={`${PATH_PREFIX}${at}`}
              name={`${PATH_PREFIX}${at}`}
              label={t('courses.path.which', { number: at + 1 })}
              none={t('courses.path.which.none')}
              value={id}
              errors={errors}
              required={false}
              choices={courses.map((course) => ({ value: course.id, label: say(course.name) }))}
            />
          ))}
        </fieldset>
        <label className="check">
          <input type="checkbox" name="show" value="yes" defaultChecked={isShown} />
          <span>{t('courses.path.show')}</span>
        </label>
        <p className="acts">
          <button className="btn" type="submit">
            {t('courses.path.save')}
          </button>
        </p>
      </form>
    </ConsolePage>
  );
}
