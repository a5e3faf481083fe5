import { testClass } from './run-class.js';

testClass(22, { env: { LOG_LEVEL: 'debug' } });
