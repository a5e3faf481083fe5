import { testClass } from './run-class.js';

testClass(3);
