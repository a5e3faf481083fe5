import { testClass } from './run-class.js';
import { signInEverybody } from './surfaces/ask.js';

testClass(22, { env: { LOG_LEVEL: 'debug' }, fill: signInEverybody });
