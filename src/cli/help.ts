/** What `sheaf --help` says. */

const COMMANDS = `Sheaf turns briefings into an HTML site, a PDF dossier and an EPUB.

Usage
  sheaf build [slug…] [options]   build all briefings and volumes (collections/<id>), or
                                  those named
  sheaf check [slug…] [options]   every check, nothing written
  sheaf verify [slug…] [options]  the finished editions read back and compared with
                                  the data, claim by claim; with --read, printed as
                                  a screen reader gets them
  sheaf --version

Run it in the folder that holds briefings/.
`;

const OPTIONS = `
Options
  --root DIR         the folder that holds briefings/ (default: this one)
  --out DIR          where the editions go (default: dist)
  --only LIST        some of the editions: html, pdf, epub, with commas between
  --audience NAME    public by default: final, unmarked or TLP:CLEAR, embargo passed;
                     any other name sees the rest too, and needs --out
  --now TIME         the moment that embargoes are measured against, such as
                     2026-03-01T06:00:00+01:00 (default: SOURCE_DATE_EPOCH;
                     without either, no embargo has passed)
  --jobs N           briefings built side by side
  --no-cache         build everything anew
  --no-page-marks    leave the printed page numbers out of site and EPUB
  --previous DIR     the output of an earlier build: PDF and EPUB of its versions stay
                     there to download (those in --out do so anyway)
  --no-search        leave the site without full-text search
  --read             (verify) print the editions, a line for each heading, paragraph,
                     list item, table row, picture and note
  --strict           warnings count as errors
  --json             diagnostics and results as JSON on standard output
  --debug            every repeated warning in full, notes, and stack traces of faults inside Sheaf

Exit status
  0 done   1 the content has errors, or an edition lacks a claim   2 bad usage   3 a fault of Sheaf’s own
`;

export function helpText(): string {
  return COMMANDS + OPTIONS;
}
