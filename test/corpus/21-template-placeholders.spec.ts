import { testClass } from './run-class.js';
import { signInEverybody } from './surfaces/ask.js';
import { endWorker } from './surfaces/templates.js';

afterAll(endWorker);

testClass(21, { fill: signInEverybody });
