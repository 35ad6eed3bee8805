/** One half of the suite's files. */

import { runSuite } from './run-suite.js';

runSuite({ part: 0, of: 2 });
