/** What a build is asked for, and what it tells while it works. */

import type { FileSystem } from '../host/host.js';

export type Edition = 'html' | 'pdf' | 'epub';
export const EDITIONS: readonly Edition[] = ['html', 'pdf', 'epub'];

export interface BuildRequest {
  readonly fs: FileSystem;
  /** Absolute: the folder that holds `briefings/`. */
  readonly root: string;
  /** Absolute: where the editions go. */
  readonly out: string;
  /** Briefings to build; empty for all. */
  readonly slugs: readonly string[];
  readonly only: readonly Edition[];
  readonly audience: string;
  /** Null: no embargo has passed. */
  readonly now: Date | null;
  readonly jobs: number;
  readonly cache: boolean;
  /** Printed page numbers in site and EPUB. */
  readonly pageMarks: boolean;
  /** The site's index of full-text search. */
  readonly search: boolean;
  /** Absolute: the output of an earlier build, whose PDFs and EPUBs are kept as earlier versions; null for that in the output folder alone. */
  readonly previous?: string | null;
  /** Warnings count as errors. */
  readonly strict: boolean;
  /** False checks only: nothing is written. */
  readonly write: boolean;
  readonly onProgress: (progress: Progress) => void;
}

export type Stage = 'load' | 'compose' | 'pdf' | 'epub' | 'html' | 'write';

export interface Progress {
  /** Null for what concerns all briefings. */
  readonly slug: string | null;
  readonly stage: Stage;
  readonly state: 'begun' | 'done' | 'failed' | 'cached';
}
