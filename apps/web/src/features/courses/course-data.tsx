import { useFrame } from '../../shared/ui/frame-context';
import { useLanguage } from '../../shared/ui/language';
import type { ShownCourse, ShownSession } from './course-page';

const minutesOf = ({ modules }: ShownCourse): number =>
  modules.reduce((sum, { minutes }) => sum + minutes, 0);

/** The course as schema.org names it, with its coming sessions, for search engines. */
export function CourseData({ course, sessions }: { course: ShownCourse; sessions: readonly ShownSession[] }) {
  const { locale, say, t } = useLanguage();
  const { frame } = useFrame();
  const at = (path: string): string => `${frame.publicUrl}/${locale}${path}`;
  const committee = { '@type': 'GovernmentOrganization', name: t('common.committee'), url: frame.publicUrl };
  const minutes = minutesOf(course);
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: say(course.title),
    description: say(course.lead),
    url: at(`/courses/${course.id}`),
    courseCode: course.code,
    educationalLevel: t(`courses.level.${course.level}`),
    about: say(course.sector.name),
    inLanguage: course.languages,
    teaches: course.modules.flatMap(({ objectives }) => objectives.map(say)),
    audience: { '@type': 'Audience', audienceType: say(course.audience) },
    coursePrerequisites: course.prerequisites.map(({ id, title }) => ({
      '@type': 'Course',
      name: say(title),
      url: at(`/courses/${id}`),
    })),
    ...(minutes > 0 && { timeRequired: `PT${minutes}M` }),
    provider: committee,
    isAccessibleForFree: true,
    offers: { '@type': 'Offer', price: 0, priceCurrency: 'KHR', category: 'Free' },
    hasCourseInstance: sessions
      .filter(({ state }) => state !== 'CANCELLED')
      .map((session) => ({
        '@type': 'CourseInstance',
        url: at(`/sessions/${session.id}`),
        courseMode: session.mode === 'ONLINE' ? 'Online' : 'Onsite',
        startDate: session.startsAt,
        endDate: session.endsAt,
        inLanguage: session.languages,
        ...(session.city && { location: say(session.city.name) }),
      })),
  };
  /* `<` is escaped, so that no text can close the element. */
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
    />
  );
}
