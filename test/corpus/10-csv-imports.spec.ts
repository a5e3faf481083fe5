import { testClass } from './run-class.js';
import { signInEverybody } from './surfaces/ask.js';

testClass(10, { fill: signInEverybody });
