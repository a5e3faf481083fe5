import type { CourseMaterialsQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { FormKey, formOf } from '../../shared/ui/form';
import { HistoryLink } from '../../shared/ui/history-link';
import { Gloss, useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { StateWord } from '../../shared/ui/state-word';
import { MaterialFields, SourceFields } from './material-fields';
import { Versions } from './material-parts';

export type CourseWithMaterials = NonNullable<CourseMaterialsQuery['course']>;
type Material = CourseWithMaterials['materials'][number];
export const MATERIAL_DONE = ['added', 'saved', 'version'] as const;
export type MaterialDone = (typeof MATERIAL_DONE)[number];

interface ManagedMaterialsPageProps {
  readonly course: CourseWithMaterials;
  readonly submission: Submission | null;
  readonly done: MaterialDone | null;
}

/** The materials of a course, and a form for one more. */
export function ManagedMaterialsPage({ course, submission, done }: ManagedMaterialsPageProps) {
  const { locale, t, say } = useLanguage();
  const path = `/${locale}/manage/courses/${course.id}`;
  const errors = submission?.errors ?? [];
  const value = (name: string): string => submission?.values[name] ?? '';
  return (
    <ConsolePage
      title={t('materials.of', { course: say(course.title) })}
      lead="materials.lead"
      back={{ href: path, label: say(course.title) }}
      errors={errors}
      notice={done && <SuccessNotice>{t(`materials.done.${done}`)}</SuccessNotice>}
    >
      {course.materials.length === 0 ? (
        <EmptyState title={t('materials.none')} />
      ) : (
        <DataTable
          caption={t('materials.caption')}
          rows={course.materials}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('materials.material'),
              cell: ({ id, title }) => <a href={`${path}/materials/${id}`}>{say(title)}</a>,
            },
            { label: t('materials.audience'), cell: ({ audience }) => t(`materials.audience.${audience}`) },
            { label: t('materials.versions'), cell: ({ current }) => String(current.number) },
            { label: t('courses.state'), cell: ({ isShown }) => <Shown isShown={isShown} /> },
          ]}
        />
      )}
      <section className="stack-24" aria-labelledby="add">
        <h2 id="add">{t('materials.add')}</h2>
        <form
          method="post"
          action={`${path}/materials`}
          encType="multipart/form-data"
          className="stack-24"
          noValidate={errors.length > 0}
        >
          <FormKey submission={submission} />
          <MaterialFields
            value={value}
            errors={errors}
            isShown={submission ? (submission.lists?.['show'] ?? []).length > 0 : true}
          />
          <SourceFields value={value} errors={errors} />
          <p className="acts">
            <button className="btn" type="submit">
              {t('materials.add.submit')}
            </button>
          </p>
        </form>
      </section>
    </ConsolePage>
  );
}

function Shown({ isShown }: { isShown: boolean }) {
  const { t } = useLanguage();
  return (
    <StateWord tone={isShown ? 'ok' : 'wait'}>
      {t(isShown ? 'materials.shown' : 'courses.path.seen.no')}
    </StateWord>
  );
}

interface ManagedMaterialPageProps extends ManagedMaterialsPageProps {
  readonly material: Material;
}

/** One material: what it is called and who reads it, a new version, and those that there were. */
export function ManagedMaterialPage({ course, material, submission, done }: ManagedMaterialPageProps) {
  const { locale, t, say } = useLanguage();
  const list = `/${locale}/manage/courses/${course.id}/materials`;
  const path = `${list}/${material.id}`;
  const [edit, version] = [formOf(submission, 'edit'), formOf(submission, 'version')];
  const now: Readonly<Record<string, string>> = {
    titleKm: material.title.km,
    titleEn: material.title.en,
    language: material.language,
    audience: material.audience,
  };
  const isShown = edit ? (edit.lists?.['show'] ?? []).length > 0 : material.isShown;
  return (
    <ConsolePage
      title={say(material.title)}
      back={{ href: list, label: t('materials.of', { course: say(course.title) }) }}
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`materials.done.${done}`)}</SuccessNotice>}
    >
      <div className="stack-8">
        <Gloss text={material.title} />
        <HistoryLink subject={material.id} />
      </div>
      <section className="stack" aria-labelledby="versions">
        <h2 id="versions">{t('materials.versions.all')}</h2>
        <Versions versions={material.versions ?? [material.current]} />
        <form
          method="post"
          action={`${path}/version`}
          encType="multipart/form-data"
          className="stack"
          noValidate={(version?.errors.length ?? 0) > 0}
        >
          <FormKey submission={version} />
          <input type="hidden" name="revision" value={version?.values['revision'] ?? material.revision} />
          <p className="hint">{t('materials.version.help')}</p>
          <SourceFields value={(name) => version?.values[name] ?? ''} errors={version?.errors ?? []} />
          <p className="acts">
            <button className="btn" type="submit">
              {t('materials.version.submit')}
            </button>
          </p>
        </form>
      </section>
      <section className="stack" aria-labelledby="about">
        <h2 id="about">{t('materials.about')}</h2>
        <form
          method="post"
          action={`${path}/edit`}
          encType="multipart/form-data"
          className="stack"
          noValidate={(edit?.errors.length ?? 0) > 0}
        >
          <FormKey submission={edit} />
          <input type="hidden" name="revision" value={edit?.values['revision'] ?? material.revision} />
          <MaterialFields
            value={(name) => (edit ? (edit.values[name] ?? '') : (now[name] ?? ''))}
            errors={edit?.errors ?? []}
            isShown={isShown}
          />
          <p className="acts">
            <button className="btn btn--second" type="submit">
              {t('materials.save')}
            </button>
          </p>
        </form>
      </section>
    </ConsolePage>
  );
}
