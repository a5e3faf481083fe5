import type { CourseData } from '#catalogue';
import { CITY_LIFE_COURSES } from './courses-city-life.data.js';
import { PARTNERSHIP_COURSES } from './courses-partnership.data.js';

/** The demonstration's eight courses. */
export const DEMO_COURSES: readonly CourseData[] = [...PARTNERSHIP_COURSES, ...CITY_LIFE_COURSES];
