/**
 * The one normalisation by which texts of data and editions are compared.
 *
 * Unicode spaces become plain ones, and runs of them one; soft hyphens go; U+2011 becomes a hyphen; apostrophes become straight,
 * and quotation marks of every shape, with the spaces inside them, become '"'; no space stands before a sign that French parts
 * from its word: micro-typography sets them in the language of each text.
 * Words, digits, signs and their order stay.
 */

export function plainText(text: string): string {
  return text
    .replace(/\u00AD/g, '')
    .replace(/\u2011/g, '-')
    .replace(/[’‘‚]/g, "'")
    .replace(/«\s*|\s*»|[“”„]/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[?!;:%])/g, '')
    .trim();
}
