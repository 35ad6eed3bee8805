/**
 * Reads a template's syntax tree before it is compiled: finds the names of helpers that do not exist, the
 * partials it includes, and constructs that templates here may not use. Faults are found in every branch,
 * also in those that this page does not take.
 */

import Handlebars from 'handlebars';
import type { Diagnostic, Place } from '../diagnostics/index.js';
import { unescapedOutput, unknownHelper, unknownVariable, unsupportedConstruct } from '../diagnostics/catalogue/templates.js';
import { nearest } from '../diagnostics/nearest.js';
import { type TemplateSource, placeIn } from './template-source.js';

export interface PartialCall {
  readonly name: string;
  readonly place: Place;
}

export interface NameCheck {
  readonly partials: readonly PartialCall[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Every object has these; they are no values of a briefing. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Also marks each path in the tree as strict: Handlebars' own strict mode looks only at names that are written
 * out, not at those given to helpers (`{{#if misspelt}}`).
 *
 * @param helpers names that may be called
 */
export function checkNames(source: TemplateSource, tree: hbs.AST.Program, helpers: ReadonlySet<string>): NameCheck {
  const partials: PartialCall[] = [];
  const diagnostics: Diagnostic[] = [];
  const placeOf = (node: hbs.AST.Node): Place => placeIn(source, node.loc.start, node.loc.end);

  const checkCall = (call: { readonly path: hbs.AST.Expression; readonly params: readonly hbs.AST.Expression[]; readonly hash?: hbs.AST.Hash }): void => {
    if (!isPath(call.path)) return;
    const name = call.path.original;
    const hasArguments = call.params.length > 0 || (call.hash?.pairs.length ?? 0) > 0;
    if (hasArguments && !helpers.has(name)) {
      const known = [...helpers].sort();
      diagnostics.push(unknownHelper({ name, nearest: nearest(name, known), known }, { place: placeOf(call.path) }));
    }
  };
  const checkPartial = (partial: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void => {
    if (isPath(partial.name) || isLiteral(partial.name)) partials.push({ name: String(partial.name.original), place: placeOf(partial) });
    else diagnostics.push(unsupportedConstruct({ construct: 'partials whose name is computed' }, { place: placeOf(partial) }));
  };

  // Visitor's methods are looked up by the node's type, so a subclass is how its authors mean it to be used.
  class NameVisitor extends Handlebars.Visitor {
    override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
      if (!mustache.escaped) {
        diagnostics.push(unescapedOutput({ name: isPath(mustache.path) ? mustache.path.original : 'this value' }, { place: placeOf(mustache) }));
      }
      checkCall(mustache);
      super.MustacheStatement(mustache);
    }

    override BlockStatement(block: hbs.AST.BlockStatement): void {
      checkCall(block);
      super.BlockStatement(block);
    }

    override SubExpression(expression: hbs.AST.SubExpression): void {
      // A sub-expression is a call even without parameters.
      if (isPath(expression.path) && !helpers.has(expression.path.original)) {
        const known = [...helpers].sort();
        const name = expression.path.original;
        diagnostics.push(unknownHelper({ name, nearest: nearest(name, known), known }, { place: placeOf(expression.path) }));
      }
      super.SubExpression(expression);
    }

    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      checkPartial(partial);
      // Not through super: the name of a partial is a path in the tree, but no variable.
      this.acceptArray(partial.params);
      this.acceptKey(partial, 'hash');
    }

    override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
      diagnostics.push(unsupportedConstruct({ construct: '{{#> partial blocks}}' }, { place: placeOf(partial) }));
    }

    override Decorator(decorator: hbs.AST.Decorator): void {
      diagnostics.push(unsupportedConstruct({ construct: 'decorators' }, { place: placeOf(decorator) }));
    }

    override DecoratorBlock(decorator: hbs.AST.DecoratorBlock): void {
      diagnostics.push(unsupportedConstruct({ construct: 'decorators' }, { place: placeOf(decorator) }));
    }

    override PathExpression(path: hbs.AST.PathExpression): void {
      Object.assign(path, { strict: true });
      const inherited = path.parts.find((part) => INHERITED.has(part));
      if (inherited !== undefined) {
        diagnostics.push(unknownVariable({ name: path.original, nearest: null }, { place: placeOf(path) }));
      }
    }
  }

  new NameVisitor().accept(tree);
  return { partials, diagnostics };
}

function isPath(node: hbs.AST.Node): node is hbs.AST.PathExpression {
  return node.type === 'PathExpression';
}

function isLiteral(node: hbs.AST.Node): node is hbs.AST.StringLiteral | hbs.AST.NumberLiteral {
  return node.type === 'StringLiteral' || node.type === 'NumberLiteral';
}
