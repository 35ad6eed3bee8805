/** A thread that sets briefings and volumes, and tells which stage it is at. */

import { answerTasks } from '../host/worker-side.js';
import type { Stage } from './request.js';
import { type SettingRequest, type SettingResult, setBriefing } from './set-briefing.js';
import { type CollectionRequest, type CollectionResult, setCollection } from './set-collection.js';

answerTasks<SettingRequest | CollectionRequest, SettingResult | CollectionResult, Stage>((request, tell) => ('collection' in request ? setCollection(request, tell) : setBriefing(request, tell)));
