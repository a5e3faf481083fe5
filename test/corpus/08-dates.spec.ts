import { testClass } from './run-class.js';
import { signInEverybody } from './surfaces/ask.js';

testClass(8, { fill: signInEverybody });
