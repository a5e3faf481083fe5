import { testClass } from './run-class.js';

testClass(19, { web: true });
