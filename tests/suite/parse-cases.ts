/**
 * Reads a file of the suite: named cases of HTML and CSS with what is expected of them written beside.
 *
 * A case begins at `<!-- # name -->`. Expectations stand on lines of their own, `<!-- subject: value -->` or, among
 * CSS, `/* subject: value *\/`; `! CODE c1-c2 "part"` is a diagnostic on the nearest line above that is none.
 */

export interface Expectation {
  /** `pages`, `#a`, `page 1`, `!`, … */
  readonly subject: string;
  readonly value: string;
  /** In the file, from 1. */
  readonly line: number;
}

export interface ExpectedDiagnostic {
  readonly code: string;
  readonly line: number;
  /** Null where any column does. */
  readonly columns: readonly [number, number] | null;
  readonly part: string;
  /** Stands after all content: may also be of no place. */
  readonly isLast: boolean;
}

export interface SuiteCase {
  readonly name: string;
  readonly line: number;
  /** Attributes of the root element. */
  readonly root: string;
  readonly sheets: readonly { readonly text: string; readonly line: number }[];
  readonly body: string;
  readonly expectations: readonly Expectation[];
  readonly diagnostics: readonly ExpectedDiagnostic[];
}

const COMMENT = /^\s*(?:<!--|\/\*)\s*(.*?)\s*(?:-->|\*\/)\s*$/;
const NAME = /^# (\S.*)$/;
const SUBJECT = /^(pages|page \d+|#[\w-]+|(?:text|glyphs|style|link) #[\w-]+|margin(?:-box|-runs)? \d+ [\w-]+|page-style \d+|label|map|outline|root): ?(.*)$/;
const DIAGNOSTIC = /^! ([A-Z]+-\d{3})(?: (\d+)-(\d+))?(?: "(.*)")?$/;

/** @throws Error naming the line where the file is not as it must be. */
export function parseCases(source: string): readonly SuiteCase[] {
  const lines = source.split('\n');
  const starts = lines.flatMap((line, index) => (NAME.test(COMMENT.exec(line)?.[1] ?? '') ? [index] : []));
  const cases = starts.map((start, at) => parseCase(lines, start, starts[at + 1] ?? lines.length));
  const twice = cases.find((one, at) => cases.findIndex(({ name }) => name === one.name) !== at);
  if (twice !== undefined) throw new Error(`line ${twice.line}: there are two cases named “${twice.name}”`);
  return cases;
}

interface OpenSheet {
  readonly line: number;
  readonly lines: string[];
}

function parseCase(lines: readonly string[], start: number, end: number): SuiteCase {
  const name = NAME.exec(COMMENT.exec(lines[start] ?? '')?.[1] ?? '')?.[1] ?? '';
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) throw new Error(`line ${start + 1}: “${name}” is no kebab-case name`);
  const body: string[] = [];
  const sheets: OpenSheet[] = [];
  const expectations: Expectation[] = [];
  const diagnostics: Omit<ExpectedDiagnostic, 'isLast'>[] = [];
  let root = '';
  let open: OpenSheet | null = null;
  let lastContent = start;
  for (let index = start + 1; index < end; index += 1) {
    const line = lines[index] ?? '';
    const comment = COMMENT.exec(line)?.[1] ?? null;
    const subject = comment === null ? null : SUBJECT.exec(comment);
    const wrong = comment === null ? null : DIAGNOSTIC.exec(comment);
    if (subject !== null && subject[1] === 'root') root = (subject[2] ?? '').replace(/=(\S+)/g, '="$1"');
    else if (subject !== null) expectations.push({ subject: subject[1] ?? '', value: subject[2] ?? '', line: index + 1 });
    else if (wrong !== null) diagnostics.push({ code: wrong[1] ?? '', line: lastContent + 1, columns: wrong[2] === undefined ? null : [Number(wrong[2]), Number(wrong[3])], part: wrong[4] ?? '' });
    else if (comment?.startsWith('!') === true) throw new Error(`line ${index + 1}: this is no expected diagnostic: ${comment}`);
    else {
      if (line.trim() !== '' && line.trim() !== '</style>') lastContent = index;
      if (line.trim() === '<style>') sheets.push((open = { line: index + 1, lines: [] }));
      else if (line.trim() === '</style>') open = null;
      else (open?.lines ?? body).push(line);
      continue;
    }
    // What stands in a sheet's lines must keep their numbers.
    open?.lines.push('');
  }
  return {
    name, root, body: body.join('\n'), line: start + 1, expectations,
    sheets: sheets.map(({ line, lines: text }) => ({ line, text: text.join('\n') })),
    diagnostics: diagnostics.map((one) => ({ ...one, isLast: one.line === lastContent + 1 })),
  };
}
