import type { CourseWholeFragment } from '../../shared/gql/graphql';
import type { FieldError, Submission } from '../../shared/lib/frame';
import type { LocalizedText } from '../../shared/lib/locale';
import { ChoiceField } from '../../shared/ui/choice-field';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey, TextField } from '../../shared/ui/form';
import { HistoryLink } from '../../shared/ui/history-link';
import { Gloss, useLanguage } from '../../shared/ui/language';
import { SuccessNotice } from '../../shared/ui/notices';
import { TextArea } from '../../shared/ui/text-area';
import { Ticks } from '../../shared/ui/ticks';
import { MODULES, valuesOf } from './course-form';
import { AUDIENCES, CourseStateWord, LEVELS } from './course-words';
import { OutlineRows } from './outline-rows';

interface Named {
  readonly id: string;
  readonly name: LocalizedText;
}

export const COURSE_DONE = ['written', 'saved', 'published', 'copied'] as const;

interface WriteCoursePageProps {
  /** Null for a new one. */
  readonly course: CourseWholeFragment | null;
  readonly sectors: readonly Named[];
  /** Courses that may come before it. */
  readonly before: readonly Named[];
  readonly submission: Submission | null;
  readonly done: (typeof COURSE_DONE)[number] | null;
}

/** A course is written, changed, and led from one state to the next. */
export function WriteCoursePage({ course, sectors, before, submission, done }: WriteCoursePageProps) {
  const { locale, t, say } = useLanguage();
  const errors = submission?.errors ?? [];
  const list = `/${locale}/manage/courses`;
  return (
    <ConsolePage
      title={course ? say(course.title) : t('courses.new.title')}
      {...(course ? {} : { gloss: 'courses.new.title.gloss' as const })}
      back={{ href: course ? `${list}?state=${course.state}` : list, label: t('courses.manage.title') }}
      errors={errors}
      notice={done && <SuccessNotice>{t(`courses.done.${done}`)}</SuccessNotice>}
    >
      {course && <Standing course={course} path={`${list}/${course.id}`} />}
      {course?.state === 'ARCHIVED' ? (
        <p className="notice">{t('courses.archived.help')}</p>
      ) : (
        <CourseForm
          action={course ? `${list}/${course.id}` : `${list}/new`}
          values={submission?.values ?? (course ? valuesOf(course) : {})}
          lists={submission ? (submission.lists ?? {}) : listsOf(course)}
          sectors={sectors}
          before={before.filter(({ id }) => id !== course?.id)}
          errors={errors}
          submission={submission}
          isNew={course === null}
        />
      )}
    </ConsolePage>
  );
}

type Lists = Readonly<Record<string, readonly string[]>>;

const listsOf = (course: CourseWholeFragment | null): Lists =>
  course
    ? {
        audienceKinds: course.audienceKinds,
        languages: course.languages,
        prerequisiteIds: course.prerequisites.map(({ id }) => id),
      }
    : { languages: ['km'] };

/** Where the course stands, and where it can go. */
function Standing({ course, path }: { course: CourseWholeFragment; path: string }) {
  const { locale, t } = useLanguage();
  return (
    <section className="stack-8" aria-label={t('courses.state')}>
      <Gloss text={course.title} />
      <p>
        <CourseStateWord state={course.state} /> {t(`courses.state.${course.state}.help`)}
      </p>
      <p className="acts">
        {course.state !== 'PUBLISHED' && (
          <a className="btn" href={`${path}/publish`}>
            {t('courses.publish')}
          </a>
        )}
        {course.state === 'PUBLISHED' && (
          <>
            <a className="btn" href={`/${locale}/manage/sessions/new?course=${course.id}`}>
              {t('planning.title')}
            </a>
            <a className="btn btn--second" href={`/${locale}/courses/${course.id}`}>
              {t('courses.see')}
            </a>
          </>
        )}
        <a className="btn btn--second" href={`${path}/materials`}>
          {t('materials.title')}
        </a>
        <a className="btn btn--second" href={`${path}/copy`}>
          {t('courses.copy')}
        </a>
        {course.state !== 'ARCHIVED' && (
          <a className="btn btn--second" href={`${path}/archive`}>
            {t('courses.archive')}
          </a>
        )}
      </p>
      <HistoryLink subject={course.id} />
    </section>
  );
}

interface CourseFormProps {
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Lists;
  readonly sectors: readonly Named[];
  readonly before: readonly Named[];
  readonly errors: readonly FieldError[];
  readonly submission: Submission | null;
  readonly isNew: boolean;
}

function CourseForm(props: CourseFormProps) {
  const { action, values, lists, sectors, before, errors, submission, isNew } = props;
  const { t, say } = useLanguage();
  const value = (name: string): string => values[name] ?? '';
  return (
    <form method="post" action={action} className="stack-24 course-form" noValidate={errors.length > 0}>
      <FormKey submission={submission} />
      <input type="hidden" name="version" value={value('version')} />
      <div className="course-languages">
        {(['km', 'en'] as const).map((written) => (
          <Texts key={written} written={written} value={value} errors={errors} />
        ))}
      </div>
      <div className="course-choices">
        <ChoiceField
          name="sectorId"
          label={t('topics.sector')}
          none={t('topics.sector.choose')}
          value={value('sectorId')}
          errors={errors}
          choices={sectors.map(({ id, name }) => ({ value: id, label: say(name) }))}
        />
        <ChoiceField
          name="level"
          label={t('courses.level')}
          none={t('courses.level.choose')}
          value={value('level')}
          errors={errors}
          choices={LEVELS.map((level) => ({ value: level, label: t(`courses.level.${level}`) }))}
        />
      </div>
      <Ticks
        name="languages"
        legend={t('courses.languages')}
        chosen={lists['languages'] ?? []}
        errors={errors}
        choices={(['km', 'en'] as const).map((code) => ({
          value: code,
          label: t(`session.languages.${code}`),
        }))}
      />
      <Ticks
        name="audienceKinds"
        legend={t('courses.kinds')}
        hint={t('courses.kinds.hint')}
        chosen={lists['audienceKinds'] ?? []}
        errors={errors}
        choices={AUDIENCES.map((kind) => ({ value: kind, label: t(`pledges.kind.${kind}`) }))}
      />
      <section className="stack-24" aria-labelledby="modules">
        <h2 id="modules">{t('courses.modules')}</h2>
        <p className="hint">{t('courses.modules.hint')}</p>
        {Array.from({ length: MODULES.shown(values) }, (_, at) => (
          <Module key={at} at={at} value={value} errors={errors} />
        ))}
      </section>
      <OutlineRows values={values} errors={errors} />
      {before.length > 0 && (
        <details className="course-before" open={(lists['prerequisiteIds'] ?? []).length > 0}>
          <summary>{t('courses.before')}</summary>
          <Ticks
            name="prerequisiteIds"
            legend={t('courses.before.choose')}
            hint={t('courses.before.hint')}
            chosen={lists['prerequisiteIds'] ?? []}
            errors={errors}
            choices={before.map(({ id, name }) => ({ value: id, label: say(name) }))}
          />
        </details>
      )}
      <p className="acts">
        <button className="btn" type="submit">
          {t(isNew ? 'courses.new.submit' : 'courses.save')}
        </button>
      </p>
    </form>
  );
}

interface PartProps {
  readonly value: (name: string) => string;
  readonly errors: readonly FieldError[];
}

function Texts({ written, value, errors }: PartProps & { written: 'km' | 'en' }) {
  const { t } = useLanguage();
  const part = written === 'km' ? 'Km' : 'En';
  const area = (name: 'lead' | 'description' | 'audience', rows: number, maxLength: number) => (
    <TextArea
      name={`${name}${part}`}
      label={t(`courses.${name}.${written}`)}
      hint={t(`courses.${name}.hint`)}
      value={value(`${name}${part}`)}
      errors={errors}
      rows={rows}
      maxLength={maxLength}
      lang={written}
    />
  );
  return (
    <fieldset className="stack">
      <legend>
        <h2 className="h-19">{t(`campaigns.in.${written}`)}</h2>
      </legend>
      <TextField
        name={`title${part}`}
        label={`topics.title.${written}`}
        value={value(`title${part}`)}
        errors={errors}
        maxLength={150}
        lang={written}
      />
      {area('lead', 3, 300)}
      {area('description', 8, 5_000)}
      {area('audience', 3, 500)}
    </fieldset>
  );
}

function Module({ at, value, errors }: PartProps & { at: number }) {
  const { t } = useLanguage();
  const title = (part: 'Km' | 'En') => (
    <TextField
      name={MODULES.field(at, `title${part}`)}
      label={`topics.title.${part === 'Km' ? 'km' : 'en'}`}
      value={value(MODULES.field(at, `title${part}`))}
      errors={errors}
      maxLength={150}
      lang={part === 'Km' ? 'km' : 'en'}
      required={false}
    />
  );
  const objectives = (part: 'Km' | 'En') => (
    <TextArea
      name={MODULES.field(at, `objectives${part}`)}
      label={t(`courses.objectives.${part === 'Km' ? 'km' : 'en'}`)}
      value={value(MODULES.field(at, `objectives${part}`))}
      errors={errors}
      rows={4}
      lang={part === 'Km' ? 'km' : 'en'}
      required={false}
    />
  );
  return (
    <fieldset className="course-module stack">
      <legend>
        <h3 className="h-19">{t('courses.module', { number: at + 1 })}</h3>
      </legend>
      <div className="course-languages">
        {title('Km')}
        {title('En')}
      </div>
      <div className="course-minutes">
        <TextField
          name={MODULES.field(at, 'minutes')}
          label="courses.module.minutes"
          value={value(MODULES.field(at, 'minutes'))}
          errors={errors}
          inputMode="numeric"
          maxLength={4}
          required={false}
        />
      </div>
      <div className="course-languages">
        {objectives('Km')}
        {objectives('En')}
      </div>
    </fieldset>
  );
}
