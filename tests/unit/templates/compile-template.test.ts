import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { precompileTemplate } from '../../../src/templates/compile-template.js';

const FOLDER = resolve(import.meta.dirname, '../../../templates');

describe('templates compiled beforehand', () => {
  it('are all of Sheaf’s own', () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'));
    const faulty = files.filter((name) => precompileTemplate({ name, file: name, text: readFileSync(join(FOLDER, name), 'utf8') }) === null);
    expect(files.length).toBeGreaterThan(20);
    expect(faulty).toEqual([]);
  });

  it('say the same, and know what they include', () => {
    const made = precompileTemplate({ name: 'a', file: 'a.hbs', text: '{{#each items}}<li>{{this}}</li>{{/each}}{{> b}}' });
    expect(made?.partials.map(({ name, place }) => [name, place.start.column])).toEqual([['b', 42]]);
    const environment = Handlebars.create();
    environment.registerPartial('b', () => 'B');
    // The code is an object literal.
    const specification = Function(`return ${made?.code ?? 'null'}`)() as TemplateSpecification;
    expect(environment.template(specification)({ items: ['x', '<'] })).toBe('<li>x</li><li>&lt;</li>B');
  });

  it('are none where a template has faults', () => {
    expect(precompileTemplate({ name: 'a', file: 'a.hbs', text: '{{#if' })).toBeNull();
    expect(precompileTemplate({ name: 'a', file: 'a.hbs', text: '{{nonsense x}}' })).toBeNull();
  });
});
