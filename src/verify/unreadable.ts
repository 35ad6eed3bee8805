/** Thrown within this room where a file cannot be read back, and caught where editions are opened: a sentence for the person who asked. */
export class Unreadable extends Error {}
