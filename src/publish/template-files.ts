/** Finds templates, styles and catalogues: in the user's `templates/` first, then in Sheaf's own, file by file. */

import { join, relative, sep } from 'node:path';

import type { FileSystem } from '../host/host.js';
import { ownFile } from '../host/package-file.js';
import { resolveInside } from '../host/resolve-inside.js';

export interface TemplateFile {
  readonly text: string;
  /** For diagnostics: from the root where it is the user's. */
  readonly file: string;
}

export interface TemplateFiles {
  /** A file below `templates/`, such as `styles/print.css`; null if neither folder has it. */
  find(path: string): TemplateFile | null;
  /** Names of the folders in a folder below `templates/`, of both places, sorted. */
  folders(path: string): readonly string[];
  /** Names of the files in a folder below `templates/`, of both places, sorted. */
  names(path: string): readonly string[];
}

export function templateFiles(fs: FileSystem, root: string): TemplateFiles {
  const folders = [join(root, 'templates'), ownFile('templates')];
  const namesOf = (kind: 'folder' | 'file', path: string): readonly string[] => {
    const names = folders.flatMap((folder) => fs.list(join(folder, path)).filter((name) => fs.info(join(folder, path, name))?.kind === kind));
    return [...new Set(names)].sort();
  };
  return {
    find(path) {
      for (const folder of folders) {
        const resolved = resolveInside(fs, folder, path);
        if (resolved.path !== null) return { text: fs.readText(resolved.path), file: displayed(root, resolved.path) };
      }
      return null;
    },
    folders: (path) => namesOf('folder', path),
    names: (path) => namesOf('file', path),
  };
}

function displayed(root: string, path: string): string {
  const fromRoot = relative(root, path);
  const shown = fromRoot.startsWith('..') ? `templates/${relative(ownFile('templates'), path)}` : fromRoot;
  return shown.split(sep).join('/');
}
