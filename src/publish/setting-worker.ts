/** A thread that sets briefings. */

import { answerTasks } from '../host/worker-side.js';
import { type SettingRequest, type SettingResult, setBriefing } from './set-briefing.js';

answerTasks<SettingRequest, SettingResult>((request) => setBriefing(request));
