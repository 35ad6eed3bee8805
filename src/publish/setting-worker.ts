/** A thread that sets briefings, and tells which stage it is at. */

import { answerTasks } from '../host/worker-side.js';
import type { Stage } from './request.js';
import { type SettingRequest, type SettingResult, setBriefing } from './set-briefing.js';

answerTasks<SettingRequest, SettingResult, Stage>((request, tell) => setBriefing(request, tell));
