import type { CourseData, PathData } from '#catalogue';
import { localizedText as t } from '#kernel';
import { COURSE_PARTS } from './course-parts.data.js';
import { CITY_LIFE_COURSES } from './courses-city-life.data.js';
import { PARTNERSHIP_COURSES } from './courses-partnership.data.js';

/** The demonstration's eight courses; one stands after those that come before it. */
export const DEMO_COURSES: readonly CourseData[] = [...PARTNERSHIP_COURSES, ...CITY_LIFE_COURSES].map(
  (course) => ({ ...course, ...COURSE_PARTS[course.code] }),
);

/** The demonstration's path. */
export const DEMO_PATH: PathData = {
  title: t('ពីគំនិតដល់ភាពជាដៃគូ', 'From an idea to a partnership'),
  lead: t(
    'វគ្គសិក្សាបី សម្រាប់អាជីវកម្មដែលចង់ធ្វើការជាមួយទីក្រុង៖ តម្រូវការ ទិន្នន័យ រួចកិច្ចព្រមព្រៀង។',
    'Three courses for a business that wishes to work with a city: the needs, the data, then the agreement.',
  ),
  courses: ['policy-private-sector', 'open-data', 'public-private-partnership'],
};
