import { describe, expect, it, vi } from 'vitest';
import { createTemplates } from '../../../src/templates/create-templates.js';
import { Shown, escapeHtml, html, trustedHtml } from '../../../src/templates/index.js';

function templates(files: Record<string, string>) {
  return createTemplates({ find: (name) => (files[name] === undefined ? null : { text: files[name], file: `templates/${name}.hbs` }) });
}

/** Renders `main` and shows each diagnostic as “code line:column message”. */
function faults(files: Record<string, string>, context: unknown = {}): string[] {
  const outcome = templates(files).render('main', context);
  expect(outcome.value).toBe('');
  return outcome.diagnostics.map(({ code, place, message }) => `${code} ${place?.file ?? '-'}:${place?.start.line}:${place?.start.column} ${message}`);
}

describe('rendering', () => {
  it('escapes text and leaves typography alone', () => {
    const outcome = templates({ main: '<p title="{{a}}">{{a}}</p>' }).render('main', { a: `l’été « & » <b> "x" 'y' {{z}}` });
    expect(outcome.diagnostics).toEqual([]);
    expect(outcome.value).toContain('l’été « &amp; » &lt;b&gt; &quot;x&quot;');
    expect(outcome.value).not.toContain('<b>');
    expect(outcome.value).toContain('{{z}}');
  });

  it('writes our own markup as it is, and null as nothing', () => {
    const context = { a: trustedHtml('<i>x</i>'), b: null, c: new Shown(escapeHtml('<y>'), 'facts[0].label'), d: html`<b>${'<'}</b>` };
    expect(templates({ main: '{{a}}[{{b}}]<p{{origin c}}>{{c}}</p>{{d}}' }).render('main', context).value).toBe(
      '<i>x</i>[]<p data-o="facts[0].label">&lt;y&gt;</p><b>&lt;</b>',
    );
  });

  it('offers its helpers', () => {
    const main = '{{#each list}}{{@index}}{{this}}{{/each}} {{#if (eq a "x")}}same{{/if}} {{join list " & "}} {{#if (some none empty)}}no{{else}}nothing{{/if}} {{t "figure" n=2}}';
    const scope = { translate: (key: string, values: Readonly<Record<string, string>>) => `${key} ${values['n'] ?? ''}` };
    expect(templates({ main }).render('main', { list: ['a', 'b'], a: 'x', none: null, empty: [] }, scope).value).toBe('0a1b same a &amp; b nothing figure 2');
  });

  it('renders partials with their own context', () => {
    expect(templates({ main: '{{#each rows}}{{> row}}{{/each}}', row: '<li>{{n}}</li>\n' }).render('main', { rows: [{ n: 1 }, { n: 2 }] }).value).toBe(
      '<li>1</li>\n<li>2</li>\n',
    );
  });

  it('keeps two instances apart and works again after a fault', () => {
    const instance = templates({ main: '{{a}}' });
    expect(instance.render('main', {}).diagnostics).toHaveLength(1);
    expect(instance.render('main', { a: 1 }).value).toBe('1');
    expect(templates({ main: '{{> other}}' }).render('main', {}).diagnostics[0]?.code).toBe('TPL-004');
  });
});

describe('faults', () => {
  it('locates an unknown name, also in a helper’s parameters', () => {
    expect(faults({ main: '<p>\n  {{titel}}</p>' }, { title: null })).toEqual(['TPL-005 templates/main.hbs:2:5 There is no value “titel” here']);
    expect(faults({ main: '{{#if\n titel}}x{{/if}}' }, { title: null })[0]).toMatch(/^TPL-005 templates\/main\.hbs:2:2/);
    expect(templates({ main: '{{titel}}' }).render('main', { title: 1 }).diagnostics[0]?.hints).toEqual(['Did you mean “title”?']);
  });

  it('locates names below what is not there, however deep', () => {
    expect(faults({ main: 'a\n{{a.b.c}}' }, { a: null })[0]).toMatch(/^TPL-005 templates\/main\.hbs:2:/);
    expect(faults({ main: 'a\n {{a.b.c.d.e}}' }, { a: {} })[0]).toMatch(/^TPL-005 templates\/main\.hbs:2:/);
    expect(faults({ main: '{{a.b}}' }, { a: 'text' })[0]).toMatch(/^TPL-005 templates\/main\.hbs:1:/);
  });

  it('locates unknown helpers and partials, in branches not taken too, all at once', () => {
    expect(faults({ main: '{{#if a}}{{shout b}}{{> gone}}{{/if}}{{> part}}', part: '\n{{#if (equ a 1)}}{{/if}}' }, { a: false, b: 1 })).toEqual([
      'TPL-003 templates/main.hbs:1:12 There is no helper “shout”',
    ].concat([
      'TPL-004 templates/main.hbs:1:21 There is no template “gone” to include here',
      'TPL-003 templates/part.hbs:2:8 There is no helper “equ”',
    ]));
  });

  it.each([
    ['an open block', '<p>\n{{#if a}}x', 2],
    ['a brace too few', '<p>\n<b>x</b> {{a}</p>', 2],
    ['a block closed by another name', 'x\n\n{{#each a}}{{/if}}', 3],
    ['an empty mustache', '<p>\n\n\n{{}}</p>', 4],
  ])('locates %s', (_, main, line) => {
    const [diagnostic] = templates({ main }).render('main', { a: 1 }).diagnostics;
    expect(diagnostic).toMatchObject({ code: 'TPL-002', place: { file: 'templates/main.hbs', start: { line } } });
  });

  it('finds the column of a syntax fault', () => {
    const main = '<p>one</p>\n<p>two {{#each}}</p>\n<p>{{ % }}</p>';
    expect(templates({ main }).render('main', {}).diagnostics[0]?.place?.start).toMatchObject({ line: 3, column: 7 });
  });

  it('names the file and the chain of templates', () => {
    const outcome = templates({ main: 'x\n{{> one}}', one: '{{> two}}', two: 'y {{gone}}' }).render('main', {});
    expect(outcome.diagnostics[0]).toMatchObject({
      code: 'TPL-005',
      place: { file: 'templates/two.hbs' },
      trace: ['included from templates/main.hbs:2:1', 'included from templates/one.hbs:1:1'],
    });
  });

  it('stops templates that include one another without end', () => {
    expect(faults({ main: '{{> a}}', a: '{{> b}}', b: '{{> a}}' })[0]).toMatch(/^TPL-009/);
  });

  it('refuses unescaped output, decorators, computed partials', () => {
    expect(faults({ main: '{{{a}}}{{&a}}' }, { a: '<' }).map((fault) => fault.slice(0, 7))).toEqual(['TPL-006', 'TPL-006']);
    expect(faults({ main: '{{* x}}{{> (lookup this "a")}}' }, { a: 'b' }).map((fault) => fault.slice(0, 7))).toEqual(['TPL-007', 'TPL-007']);
  });

  it('reports helpers called wrongly at the call', () => {
    expect(faults({ main: '\n {{join a}}' }, { a: 1 })[0]).toMatch(/^TPL-008 templates\/main\.hbs:2:2/);
    expect(faults({ main: '{{t "gone"}}' })[0]).toMatch(/^TPL-008/);
  });

  it('reports a template that is not there', () => {
    expect(faults({})[0]).toMatch(/^TPL-001/);
  });

  it('does not reach prototypes, constructors or the console', () => {
    const spies = (['log', 'error', 'warn', 'info', 'debug'] as const).map((name) => vi.spyOn(console, name));
    for (const main of ['{{constructor}}', '{{a.constructor.name}}', '{{lookup a "constructor"}}', '{{a.__proto__}}', '{{a.split}}', '{{log a}}', '{{#with (lookup a "toString")}}{{this}}{{/with}}', '{{a.b}}']) {
      const context = { a: Object.assign(Object.create({ b: 'inherited' }), { c: 1 }) };
      expect(templates({ main }).render('main', context).value, main).not.toMatch(/function|native|inherited|Object/);
    }
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
