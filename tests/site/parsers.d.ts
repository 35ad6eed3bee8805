/** The little of the feed parsers without types that the tests use. */

declare module 'feedparser' {
  import type { Transform } from 'node:stream';

  export interface Item {
    readonly guid: string;
    readonly title: string;
    readonly link: string;
    readonly summary: string;
    readonly date: Date;
    readonly pubdate: Date;
    readonly author: string | null;
    readonly categories: readonly string[];
    readonly enclosures: readonly { readonly url: string; readonly type: string; readonly length: string }[];
  }

  export default class FeedParser extends Transform {
    constructor(options?: { readonly feedurl?: string; readonly addmeta?: boolean });
    readonly meta: { readonly '#type': string; readonly '#version': string; readonly title: string; readonly link: string; readonly xmlurl: string; readonly date: Date; readonly language: string };
    read(): Item | null;
  }
}
