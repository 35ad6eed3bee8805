/** Tells faults of the machine (no permission, a full disk, something in the way) from faults of Sheaf's own. */

export interface SystemError extends Error {
  /** `ENOTDIR`, `EACCES`, … */
  readonly code: string;
  readonly path?: string;
  /** Where something was to be moved. */
  readonly dest?: string;
}

export function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
