/**
 * What the Matterhorn Protocol 1.1 leaves to people and a program can tell nevertheless: names that say nothing, headings out of
 * order or empty, tables without headers, notes without a way back, links without words.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { REPOSITORY } from './editions.mjs';
import { outcome } from './outcome.mjs';

const HEADING = /^H([1-6])$/;
/** These say something, or would better not be there. */
const NEVER_EMPTY = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'LI', 'LBody', 'Lbl', 'Caption', 'BlockQuote', 'Quote', 'Note', 'Link', 'Reference', 'TOCI', 'L', 'TOC', 'Table']);

/**
 * @param {readonly string[]} files
 * @param {(file: string) => string} show
 * @param {(file: string) => boolean} isOurs whether Sheaf made the document, so that nothing in it is empty and its tables have headers
 * @returns {Promise<import('./outcome.mjs').Outcome[]>} one for each file
 */
export async function checkMatterhorn(files, show, isOurs) {
  const { readTagTree } = await import(join(REPOSITORY, 'lib/verify/pdf/tag-tree.js'));
  return files.map((file) => {
    const { tags, title, language } = readTagTree(new Uint8Array(readFileSync(file)));
    const findings = new Set([...(title === '' ? ['06-003 no title'] : []), ...(language === null ? ['11-006 no language'] : []), ...headingFaults(tags), ...allTags(tags).flatMap((tag) => tagFaults(tag, isOurs(file))), ...noteFaults(tags)]);
    return outcome('Matterhorn', show(file), [...findings].slice(0, 10));
  });
}

const isTag = (child) => typeof child === 'object' && 'role' in child;
const allTags = (tag) => [tag, ...tag.children.filter(isTag).flatMap(allTags)];
const textOf = (tag) => tag.alternative ?? tag.children.map((child) => (typeof child === 'string' ? child : isTag(child) ? textOf(child) : '')).join('');

/** 14-002, 14-003: the first heading is of level 1, and none is more than one level below the one before it. */
function headingFaults(root) {
  const faults = [];
  let level = 0;
  for (const tag of allTags(root)) {
    const own = Number(HEADING.exec(tag.role)?.[1] ?? 0);
    if (own > level + 1 && own > 0) faults.push(`14-003 a heading of level ${own} after one of level ${level}: ${textOf(tag).slice(0, 40)}`);
    if (own > 0) level = own;
  }
  return faults;
}

function tagFaults(tag, isOurs) {
  const { role, alternative, attributes, children } = tag;
  const faults = [];
  if (role === 'Figure' && ((alternative ?? '').trim() === '' || /\.(png|jpe?g|svg|gif)$/i.test(alternative ?? ''))) faults.push(`13-004 a figure’s name says nothing: “${alternative ?? ''}”`);
  if (role === 'Figure' && attributes.BBox === undefined) faults.push('13-004 a figure without a bounding box');
  if (isOurs && NEVER_EMPTY.has(role) && textOf(tag).trim() === '' && !allTags(tag).some((inner) => inner.role === 'Figure' || inner.role === 'TD')) faults.push(`09-002 an empty ${role}`);
  if (role === 'Table' && isOurs && !allTags(tag).some((inner) => inner.role === 'TH')) faults.push(`15-001 a table without headers: ${textOf(tag).slice(0, 40)}`);
  if (role === 'TH' && attributes.Scope === undefined) faults.push('15-003 a header without scope');
  if (role === 'L' && attributes.ListNumbering === undefined && children.some((item) => isTag(item) && item.children.some((child) => isTag(child) && child.role === 'Lbl' && /^(?:[•◦▪]|\d+\.)\s*$/.test(textOf(child).trim())))) faults.push('16-001 a list with marks and no numbering');
  if (role === 'Link' && !children.some((child) => typeof child === 'object' && 'link' in child)) faults.push(`28-011 a link that leads nowhere: ${textOf(tag).slice(0, 40)}`);
  for (const child of children) if (typeof child === 'object' && 'link' in child && (role !== 'Link' || child.link.description.trim() === '')) faults.push(`28-005 a link without words, or outside of one: ${textOf(tag).slice(0, 40)}`);
  return faults;
}

/** 19-003, 19-004: notes have ids of their own; those with calls in the text lead back to them. */
function noteFaults(root) {
  const notes = allTags(root).filter(({ role }) => role === 'Note');
  const ids = notes.map(({ id }) => id);
  const faults = ids.some((id, index) => id === null || ids.indexOf(id) !== index) ? ['19-003 notes without ids of their own'] : [];
  const linksOf = (tag) => allTags(tag).flatMap(({ children }) => children.flatMap((child) => (typeof child === 'object' && 'link' in child ? [child.link] : [])));
  for (const note of notes) {
    const label = note.children.find((child) => isTag(child) && child.role === 'Lbl');
    if (label !== undefined && !linksOf(label).some(({ destination }) => destination?.startsWith('call-of-'))) faults.push(`19-004 a note that leads not back to its call: ${textOf(note).slice(0, 40)}`);
  }
  return faults;
}
