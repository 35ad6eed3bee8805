/** The pictures of a volume's briefings, by the addresses that they have in it. */

import type { Volume } from '../compose/compose-volume.js';
import { prefixedAsset } from '../compose/prefix-ids.js';

export type VolumeAssets = ReadonlyMap<string, { readonly bytes: Uint8Array; readonly mediaType: string }>;

export function prefixedVolumeAssets({ members }: Volume): VolumeAssets {
  return new Map(members.flatMap(({ head, assets }) => [...assets].map(([url, asset]) => [prefixedAsset(head.slug, url), asset] as const)));
}
