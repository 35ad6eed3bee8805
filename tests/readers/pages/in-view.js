/**
 * Runs in the page of a reading system, which has set up `reader`: says what stands in view at a place of the book.
 *
 * A place is a file's path in the archive and an id in it ('' for its beginning). Its words are those after the place in the
 * file, drawings aside; the very first of them has to be seen in the reader's window.
 */

const WORDS = 60;
/** A word's box may lie on the window's edge by less than a pixel's rounding. */
const EDGE = 1;
const UNREAD = new Set(['svg', 'script', 'style', 'head']);

globalThis.inView = {
  /** @returns {string | null} what is wrong; null if the words at the place are as expected and in view */
  async look(path, id, expected) {
    let fault = null;
    // A reader moves on when fonts and pictures have come; what counts is where it comes to rest.
    for (let attempt = 0; attempt < 40; attempt += 1) {
      await new Promise((done) => setTimeout(done, attempt < 4 ? 8 : 50));
      fault = judge(path, id, expected);
      if (fault === null) return null;
    }
    return fault;
  },
};

function judge(path, id, expected) {
  const shown = globalThis.reader.shown().filter(({ doc }) => doc?.body !== null && doc?.body !== undefined);
  const here = shown.find((one) => one.path === path);
  if (here === undefined) return `the reader shows ${shown.map((one) => one.path).join(', ') || 'nothing'}`;
  const target = id === '' ? here.doc.body : here.doc.getElementById(id);
  if (target === null) return 'the file has no such place';
  const { text, first } = wordsFrom(target);
  if (text !== expected) return `there stands “${text}”`;
  const box = first ?? firstBox(target);
  if (box === null) return 'nothing of it is drawn';
  return isSeen(box, here.doc) ? null : `“${text.slice(0, 30)}” stands outside the window: ${describe(box, here.doc)}`;
}

/** The text after the beginning of an element, white space taken out, and the box of its first character. */
function wordsFrom(target) {
  const { ownerDocument: doc } = target;
  const walker = doc.createTreeWalker(doc.documentElement, 5, {
    acceptNode: (node) => (node.nodeType === 1 && (UNREAD.has(node.localName) || node.hasAttribute('hidden')) ? 2 : 1),
  });
  walker.currentNode = target;
  let text = '';
  let first = null;
  // The target may itself be something whose inside is not read.
  let node = UNREAD.has(target.localName) ? skip(walker, target) : walker.nextNode();
  for (; node !== null && text.length < WORDS; node = walker.nextNode()) {
    if (node.nodeType !== 3 || /^\s*$/.test(node.data)) continue;
    if (first === null) first = boxOf(node);
    text += node.data.replace(/\s+/g, '');
  }
  return { text: text.slice(0, WORDS), first };
}

function skip(walker, target) {
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) if (!target.contains(node)) return node;
  return null;
}

function boxOf(node) {
  const at = node.data.search(/\S/);
  const range = node.ownerDocument.createRange();
  range.setStart(node, at);
  range.setEnd(node, at + (node.data.codePointAt(at) > 0xffff ? 2 : 1));
  return [...range.getClientRects()].find(({ height }) => height > 0) ?? null;
}

function firstBox(target) {
  return [...target.querySelectorAll('img, svg'), target].map((one) => one.getClientRects()[0]).find((box) => box !== undefined) ?? null;
}

function inWindow(box, doc) {
  const frame = doc.defaultView.frameElement.getBoundingClientRect();
  return { left: frame.left + box.left, right: frame.left + box.right, top: frame.top + box.top, bottom: frame.top + box.bottom };
}

function isSeen(box, doc) {
  const window = globalThis.reader.window();
  const { left, right, top, bottom } = inWindow(box, doc);
  return left >= window.left - EDGE && right <= window.right + EDGE && top >= window.top - EDGE && bottom <= window.bottom + EDGE;
}

function describe(box, doc) {
  const { left, top } = inWindow(box, doc);
  return `at ${Math.round(left)}, ${Math.round(top)} px`;
}
