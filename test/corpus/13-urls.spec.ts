import { testClass } from './run-class.js';
import { signInEverybody } from './surfaces/ask.js';

testClass(13, { fill: signInEverybody });
