/** Times as briefings have them: EDTF in, sorting keys, HTML's `datetime` and text in the reader's language out. */

export type { Edtf, EdtfDate, EdtfEnd, EdtfInterval, TimeOfDay, TimePrecision } from './edtf.js';
export { endKey, htmlDatetime, parseEdtf, sortKey } from './edtf.js';
export { formatTime } from './format-time.js';
