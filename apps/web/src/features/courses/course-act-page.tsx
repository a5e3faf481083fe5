import type { CourseWholeFragment } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import { ConsolePage } from '../../shared/ui/console-page';
import { FormKey } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { CourseStateWord } from './course-words';

export const COURSE_ACTS = ['publish', 'archive', 'copy'] as const;
export type CourseAct = (typeof COURSE_ACTS)[number];

interface CourseActPageProps {
  readonly course: CourseWholeFragment;
  readonly act: CourseAct;
  readonly submission: Submission | null;
}

/** Says what an act does before it is done. */
export function CourseActPage({ course, act, submission }: CourseActPageProps) {
  const { locale, t, say } = useLanguage();
  const path = `/${locale}/manage/courses/${course.id}`;
  const title = say(course.title);
  return (
    <ConsolePage
      title={t(`courses.${act}.title`, { title })}
      back={{ href: path, label: title }}
      errors={submission?.errors ?? []}
    >
      <div className="stack measure">
        <p>
          <CourseStateWord state={course.state} />
        </p>
        <p>
          <Sentence id={`courses.${act}.help`} />
        </p>
        <form method="post" action={`${path}/${act}`}>
          <FormKey submission={submission} />
          <input type="hidden" name="version" value={course.version} />
          <p className="acts">
            <button className={act === 'archive' ? 'btn btn--danger' : 'btn'} type="submit">
              {t(`courses.${act}.submit`)}
            </button>
            <a href={path}>{t('courses.act.back')}</a>
          </p>
        </form>
      </div>
    </ConsolePage>
  );
}
