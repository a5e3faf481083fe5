import { testClass } from './run-class.js';
import { signInEverybody } from './surfaces/ask.js';

testClass(23, { fill: signInEverybody });
