import { testClass } from './run-class.js';

testClass(5, { web: true });
