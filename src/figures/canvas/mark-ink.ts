/** The colours of markings in pictures, on black: those of TLP 2.0; any other is white. */

const INKS: Readonly<Record<string, string>> = { 'TLP:GREEN': '#33ff00', 'TLP:AMBER': '#ffc000', 'TLP:AMBER+STRICT': '#ffc000', 'TLP:RED': '#ff2b2b' };

export function markInk(marking: string): string {
  return INKS[marking] ?? '#ffffff';
}
