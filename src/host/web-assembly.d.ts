/** What is used of WebAssembly's JavaScript interface, which Node's types leave to those of browsers. */

declare namespace WebAssembly {
  class Module {
    constructor(program: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, Readonly<Record<string, (...values: number[]) => number | void>>>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  interface Table {
    grow(count: number, value: unknown): number;
  }
}
