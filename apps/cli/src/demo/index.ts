export { loadDemonstration, type DemonstrationLoaded } from './load-demonstration.js';
export { DEMO_PERSONS, type DemoPerson } from './persons.data.js';
