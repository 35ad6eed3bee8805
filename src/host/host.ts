/**
 * What Sheaf asks of the machine. The one real implementation is `node-host.ts`; tests pass their own.
 * Paths are absolute; no method follows a path out of the folder that the caller names.
 */

export interface FileInfo {
  readonly kind: 'file' | 'folder' | 'other';
  readonly bytes: number;
}

export interface FileSystem {
  readBytes(path: string): Uint8Array;
  readText(path: string): string;
  exists(path: string): boolean;
  info(path: string): FileInfo | null;
  /** Names in a folder, sorted by code unit; empty if there is no such folder. */
  list(folder: string): readonly string[];
  /** The path with every symbolic link resolved; null if nothing is there. */
  realPath(path: string): string | null;
  writeFile(path: string, content: Uint8Array | string): void;
  makeFolder(path: string): void;
  remove(path: string): void;
  /** Moves a file or folder within one file system, replacing what is there. */
  move(from: string, to: string): void;
}
