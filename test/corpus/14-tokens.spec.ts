import { testClass } from './run-class.js';
import { fillTokens } from './surfaces/token-fills.js';

testClass(14, { fill: fillTokens });
