import { testClass } from './run-class.js';
import { warmLists } from './surfaces/sheet-files.js';

testClass(10, { web: true, fill: warmLists });
