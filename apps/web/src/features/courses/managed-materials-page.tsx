import type { CourseMaterialsQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { FormKey, formOf } from '../../shared/ui/form';
import { HistoryLink } from '../../shared/ui/history-link';
import { Gloss, useLanguage } from '../../shared/ui/language';
import { MaterialFields } from '../../shared/ui/material-fields';
import { AddMaterialForm, MaterialVersionForm } from '../../shared/ui/material-forms';
import { ShownWord, Versions } from '../../shared/ui/material-parts';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Typed } from '../../shared/ui/typed';

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
  return (
    <ConsolePage
      title={t('materials.of', { course: say(course.title) })}
      lead="materials.lead"
      back={{ href: path, label: say(course.title) }}
      errors={submission?.errors ?? []}
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
            {
              label: t('materials.by.label'),
              cell: ({ current }) =>
                current.handedInBy ? <Typed text={current.handedInBy} /> : t('materials.by.none'),
            },
            { label: t('courses.state'), cell: ({ isShown }) => <ShownWord isShown={isShown} /> },
          ]}
        />
      )}
      <AddMaterialForm action={`${path}/materials`} submission={submission} />
    </ConsolePage>
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
        <MaterialVersionForm action={`${path}/version`} submission={version} revision={material.revision} />
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
