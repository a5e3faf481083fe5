import { testClass } from './run-class.js';
import { signInEverybody } from './surfaces/ask.js';

testClass(24, { fill: signInEverybody });
