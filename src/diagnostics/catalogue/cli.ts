/** Diagnostics of the command and of publishing. */

import { defineDiagnostic } from '../define-diagnostic.js';

export const noBriefings = defineDiagnostic<{ folder: string }>({
  code: 'CLI-001',
  severity: 'error',
  title: 'No briefings',
  description: 'The folder `briefings/` holds no briefing: no folder with a `briefing.yaml` in it.',
  message: ({ folder }) => `There is no briefing in ${folder}/`,
  hints: ({ folder }) => [`Make a folder for your first one and write ${folder}/my-first-briefing/briefing.yaml with title, language and date.`],
});

export const unknownSlug = defineDiagnostic<{ slug: string; nearest: string | null }>({
  code: 'CLI-002',
  severity: 'error',
  title: 'Unknown briefing',
  description: 'A briefing named on the command line does not exist.',
  message: ({ slug }) => `There is no briefing “${slug}” in briefings/`,
  hints: ({ nearest }) => (nearest === null ? [] : [`Did you mean “${nearest}”?`]),
});

export const keptLastGood = defineDiagnostic<{ slug: string }>({
  code: 'CLI-003',
  severity: 'info',
  title: 'Last good editions kept',
  description: 'A briefing has errors; the editions that an earlier build wrote for it stay as they are.',
  message: ({ slug }) => `“${slug}” has errors and was not published; its earlier editions stay as they are`,
});

export const withheld = defineDiagnostic<{ slug: string; because: string; audience: string }>({
  code: 'CLI-004',
  severity: 'info',
  title: 'Briefing withheld',
  description: 'The audience of this build may not see the briefing: it is a draft, marked, embargoed, withdrawn or superseded. Nothing of it is written.',
  message: ({ slug, because, audience }) => `“${slug}” is not for the audience “${audience}”: ${because}`,
});

export const otherAudience = defineDiagnostic<{ out: string; holds: string; audience: string }>({
  code: 'CLI-005',
  severity: 'error',
  title: 'Folder of another audience',
  description: 'The output folder holds editions for another audience. Mixing the two could publish what must not leave.',
  message: ({ out, holds, audience }) => `${out} holds editions for the audience “${holds}”, not for “${audience}”`,
  hints: () => ['Give each audience a folder of its own with --out.'],
});

export const unsafeOutput = defineDiagnostic<{ out: string }>({
  code: 'CLI-006',
  severity: 'error',
  title: 'Output folder in the way',
  description: 'The output folder is the project itself, holds it, or lies in a folder of its input.',
  message: ({ out }) => `The editions cannot be written to ${out}: it holds the project or its input`,
  hints: () => ['Choose a folder of its own, such as dist.'],
});

export const settingFailed = defineDiagnostic<{ slug: string }>({
  code: 'CLI-007',
  severity: 'error',
  title: 'A fault of Sheaf’s own',
  description: 'Building a briefing ended in a fault inside Sheaf, not in the content. Other briefings are built; this one keeps its last good editions.',
  message: ({ slug }) => `Sheaf failed while building “${slug}”: this is a fault of Sheaf’s own, not of your text`,
  hints: () => ['Run again with --debug and report what it prints.'],
});

export const missingSystemFile = defineDiagnostic<{ path: string }>({
  code: 'CLI-008',
  severity: 'error',
  title: 'Missing template or style',
  description: 'Neither the project’s `templates/` nor Sheaf’s own has this file.',
  message: ({ path }) => `The file templates/${path} is missing`,
  hints: () => ['Install Sheaf again, or put the file into your templates/ folder.'],
});

export const cannotWrite = defineDiagnostic<{ path: string; reason: string }>({
  code: 'CLI-009',
  severity: 'error',
  title: 'Cannot write',
  description: 'The editions could not be written: no permission, a full disk, or something in the way.',
  message: ({ path, reason }) => `Cannot write ${path}: ${machineReason(reason)}`,
  hints: () => ['What stood there before is as it was. Make room or permission, or choose another folder with --out.'],
});

export const unknownManifest = defineDiagnostic<{ path: string }>({
  code: 'CLI-010',
  severity: 'error',
  title: 'Unknown output folder',
  description: 'The output folder has a `manifest.json` that Sheaf cannot read, so that nobody knows for which audience its editions are, or which must leave it.',
  message: ({ path }) => `${path} is not a manifest of Sheaf’s, so it is not known what this folder holds`,
  hints: () => ['Remove the folder and build again, or choose another with --out.'],
});

export const cacheUnusable = defineDiagnostic<{ path: string; reason: string }>({
  code: 'CLI-011',
  severity: 'info',
  title: 'Cache not usable',
  description: 'What was built could not be kept for the next build, which takes longer therefore. Nothing else is wrong.',
  message: ({ path, reason }) => `Nothing can be kept in ${path} for the next build: ${machineReason(reason)}`,
});

export const noPreviousBuild = defineDiagnostic<{ folder: string }>({
  code: 'CLI-012',
  severity: 'error',
  title: 'No earlier build',
  description: 'The folder named with `--previous` is not the output of an earlier build: it has no `manifest.json` that Sheaf can read.',
  message: ({ folder }) => `${folder} is not the output of an earlier build: it has no manifest.json that can be read`,
  hints: () => ['Name the folder that an earlier build wrote, with its manifest.json; for a first build leave --previous out.'],
});

export const earlierFileUnusable = defineDiagnostic<{ path: string; folder: string; why: 'missing' | 'changed' }>({
  code: 'CLI-013',
  severity: 'warning',
  title: 'Earlier edition not kept',
  description: 'A file of an earlier version, named by the manifest of an earlier build, is not in that folder, or is not what the manifest says. It is not offered any more.',
  message: ({ path, folder, why }) => `The earlier edition ${path} cannot be kept: ${why === 'missing' ? `it is not in ${folder}` : `in ${folder} it is not the file that the manifest there describes`}`,
  hints: () => ['Copy the folder whole from where it was published, and build again with --previous.'],
});

/** The machine's codes in words. */
function machineReason(code: string): string {
  const words: Readonly<Record<string, string>> = {
    EACCES: 'no permission',
    EPERM: 'no permission',
    EROFS: 'the disk is read-only',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk is full',
    ENOTDIR: 'a file stands where a folder should be',
    EEXIST: 'a file stands where a folder should be',
    EISDIR: 'a folder stands where a file should be',
    ENAMETOOLONG: 'the path is too long',
    EBUSY: 'it is in use',
  };
  const known = words[code];
  return known === undefined ? code : `${known} (${code})`;
}
