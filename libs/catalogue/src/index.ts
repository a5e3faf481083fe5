export { CITIES, type CityData } from './data/cities.data.js';
export { FOCUS_AREAS, type FocusAreaData, type SectorData } from './data/sectors.data.js';
export * from './domain/catalogue.entities.js';
export * from './domain/catalogue.module.js';
export * from './domain/catalogue-reads.js';
export * from './domain/catalogue.views.js';
export * from './domain/city-role-scopes.js';
export * from './domain/load-reference-data.js';
export * from './domain/save-course.js';
