import type { Surfaces } from '../surface.js';
import { amountSurfaces } from './amounts.js';
import { contactSurfaces } from './contacts.js';
import { courseSurfaces } from './courses.js';
import { dateSurfaces } from './dates.js';
import { experienceSurfaces } from './experiences.js';
import { exportSurfaces } from './exports.js';
import { fileSurfaces } from './files.js';
import { sheetFileSurfaces } from './sheet-files.js';
import { listSurfaces } from './lists.js';
import { logSurfaces } from './logs.js';
import { numberSurfaces } from './numbers.js';
import { materialSurfaces } from './materials.js';
import { questionSurfaces } from './questions.js';
import { searchSurfaces } from './searches.js';
import { sessionSurfaces } from './sessions.js';
import { templateSurfaces } from './templates.js';
import { tokenSurfaces } from './tokens.js';
import { wishSurfaces } from './wishes.js';
import { addressSurfaces } from './addresses.js';
import { asideSurfaces } from './aside.js';
import { transferSurfaces } from './transfers.js';
import { surfacesToCome } from './waiting.js';
import { websiteSurfaces } from './websites.js';

/** The ways in of the classes 6 to 14 and 21 to 24. */
export const inputSurfaces: Surfaces = {
  ...contactSurfaces,
  ...dateSurfaces,
  ...numberSurfaces,
  ...listSurfaces,
  ...sheetFileSurfaces,
  ...fileSurfaces,
  ...exportSurfaces,
  ...websiteSurfaces,
  ...tokenSurfaces,
  ...templateSurfaces,
  ...logSurfaces,
  ...searchSurfaces,
  ...courseSurfaces,
  ...sessionSurfaces,
  ...experienceSurfaces,
  ...materialSurfaces,
  ...amountSurfaces,
  ...transferSurfaces,
  ...addressSurfaces,
  ...wishSurfaces,
  ...asideSurfaces,
  ...questionSurfaces,
  ...surfacesToCome,
};
