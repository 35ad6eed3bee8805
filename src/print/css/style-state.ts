/** What a styled thing (element, pseudo-element, page, margin box) hands down to those within it; equal states are one object. */

import { computeCustomProperties } from './custom-properties.js';
import { assembleStyle, computeSlots } from './compute-style.js';
import type { ComputedStyle, Display } from './computed-style.js';
import type { CustomProperties } from './custom-properties.js';
import type { Declaration } from './declaration.js';
import type { DeclarationReader } from './declaration-reader.js';
import type { Slots } from './longhand.js';
import type { Entry } from './shorthands.js';

export interface StyleState {
  readonly id: number;
  readonly slots: Slots;
  readonly custom: CustomProperties;
  readonly style: ComputedStyle;
  /** The display of the element itself, or where it makes no box, of the nearest ancestor that does. */
  readonly boxDisplay: Display | null;
}

export interface StateRequest {
  readonly parent: StyleState | null;
  /** What `revert` goes back to; lowest precedence first. */
  readonly userAgent?: readonly Declaration[];
  /** The authors', lowest precedence first, `!important` not yet considered. */
  readonly declarations: readonly Declaration[];
  readonly language: string;
  readonly rootFontSizePt: number;
  /** As `normal` has it, unless told. */
  readonly rootLineHeightPt?: number;
}

export interface StateFactory {
  /** The state that declarations make of a parent's. */
  compute(request: StateRequest): StyleState;
}

const NO_CUSTOM_PROPERTIES: CustomProperties = new Map();

export function createStateFactory(reader: DeclarationReader): StateFactory {
  const states = new Map<string, StyleState>();
  const styles = new Map<string, ComputedStyle>();
  const customIds = new Map<CustomProperties, number>();
  const customByText = new Map<string, CustomProperties>();

  function internCustom(custom: CustomProperties): CustomProperties {
    if (customIds.has(custom)) return custom;
    const text = JSON.stringify([...custom].sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = customByText.get(text);
    if (known !== undefined) return known;
    customByText.set(text, custom);
    customIds.set(custom, customIds.size);
    return custom;
  }

  function internStyle(slots: Slots, language: string): ComputedStyle {
    const style = assembleStyle(slots, language);
    const key = JSON.stringify(style);
    const known = styles.get(key);
    if (known !== undefined) return known;
    styles.set(key, style);
    return style;
  }

  function compute({ parent, userAgent = [], declarations, language, rootFontSizePt, rootLineHeightPt = rootFontSizePt * 1.2 }: StateRequest): StyleState {
    const ordered = byImportance(declarations);
    const own = new Map<string, string>();
    for (const declaration of ordered) {
      if (declaration.kind === 'custom') own.set(declaration.name, declaration.text);
    }
    const custom = internCustom(computeCustomProperties(parent?.custom ?? NO_CUSTOM_PROPERTIES, own));
    const entriesOf = (list: readonly Declaration[]): readonly Entry[] => list.flatMap((declaration) => reader.entriesOf(declaration, custom));
    const around = parent?.boxDisplay ?? null;
    const root = { fontSizePt: rootFontSizePt, lineHeightPt: rootLineHeightPt };
    const slots = computeSlots({ userAgent: entriesOf(userAgent), author: entriesOf(ordered) }, parent?.slots ?? null, { root, around });
    const boxDisplay = slots.display === 'contents' ? around : slots.display;
    const key = `${customIds.get(custom) ?? 0} ${boxDisplay ?? ''} ${language} ${JSON.stringify(slots)}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    const state: StyleState = { id: states.size, slots, custom, style: internStyle(slots, language), boxDisplay };
    states.set(key, state);
    return state;
  }

  return { compute };
}

function byImportance(declarations: readonly Declaration[]): readonly Declaration[] {
  if (!declarations.some((declaration) => declaration.important)) return declarations;
  return [...declarations.filter((declaration) => !declaration.important), ...declarations.filter((declaration) => declaration.important)];
}
