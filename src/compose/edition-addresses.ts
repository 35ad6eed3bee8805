/** Where the editions of a publication stand on the web, so that each can lead to the others. */

export interface EditionAddresses {
  /** Absolute addresses; null where the house has no `baseUrl`, or the edition is not made. */
  readonly html: string | null;
  readonly pdf: string | null;
  readonly epub: string | null;
}

export interface EditionAddressOptions {
  /** Where the site's root stands. */
  readonly baseUrl: string | undefined;
  /** From the site's root, with `/`: `water-levels`. Its last part names the files. */
  readonly folder: string;
  readonly editions: readonly (keyof EditionAddresses)[];
}

export function editionAddresses({ baseUrl, folder, editions }: EditionAddressOptions): EditionAddresses {
  const base = baseUrl === undefined ? null : `${baseUrl.replace(/\/+$/, '')}/${folder}/`;
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  const address = (edition: keyof EditionAddresses, file: string): string | null => (base === null || !editions.includes(edition) ? null : base + file);
  return { html: address('html', ''), pdf: address('pdf', `${name}.pdf`), epub: address('epub', `${name}.epub`) };
}
