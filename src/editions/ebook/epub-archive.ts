/**
 * Packs files into an EPUB through epub-gen-memory, whose own clean-up, identifiers and dates are kept out: the
 * package document, navigation and chapters are ours, every entry bears one date, and two packings are byte-identical.
 */

import { EPub } from 'epub-gen-memory';

export interface EpubFiles {
  readonly packageDocument: string;
  readonly nav: string;
  readonly ncx: string;
  readonly css: string;
  /** Other files of the publication, by path below `OEBPS/`. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

/** The templates of epub-gen-memory are EJS: a `<%` of ours must not run. */
function asTemplate(text: string): string {
  return text.replace(/<%/g, '<%%');
}

/** DOS dates, which ZIP holds, begin in 1980. */
const EARLIEST = Date.UTC(1980, 0, 1);

class EpubArchive extends EPub {
  readonly #files: EpubFiles;

  constructor(files: EpubFiles) {
    super(
      {
        // Not read by our templates, but the library asks for them.
        title: '-',
        description: '-',
        version: 3,
        verbose: false,
        css: files.css,
        contentOPF: asTemplate(files.packageDocument),
        tocXHTML: asTemplate(files.nav),
        tocNCX: asTemplate(files.ncx),
      },
      [],
    );
    this.#files = files;
  }

  protected override async generateTemplateFiles(): Promise<void> {
    await super.generateTemplateFiles();
    for (const [path, content] of this.#files.files) {
      // Pictures are packed already.
      const isPicture = /\.(?:png|jpe?g|gif|webp)$/i.test(path);
      this.zip.file(`OEBPS/${path}`, content, isPicture ? { compression: 'STORE' } : {});
    }
  }

  async pack(date: Date): Promise<Uint8Array> {
    await this.render();
    const moment = new Date(Math.max(date.getTime(), EARLIEST));
    for (const [path, entry] of Object.entries(this.zip.files)) {
      // Folders are in the paths of their files.
      if (entry.dir) delete this.zip.files[path];
      else entry.date = moment;
    }
    return this.generateAsync({ type: 'uint8array', mimeType: 'application/epub+zip', compression: 'DEFLATE', compressionOptions: { level: 9 }, platform: 'DOS' });
  }
}

/** @param date the modification date of every entry */
export async function packEpub(files: EpubFiles, date: Date): Promise<Uint8Array> {
  return new EpubArchive(files).pack(date);
}
