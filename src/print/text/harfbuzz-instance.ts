/**
 * HarfBuzz as WebAssembly: starts it, once in a process, and gives its functions and its memory as they are.
 *
 * Sheaf calls the functions themselves and reads the memory through views, since shaping a word is so short that a
 * library between the two takes several times as long. Numbers for objects are their addresses.
 */

import { compileBeforehand, compiledProgram } from '../../host/compiled-program.js';
import { ownFile, packageFile } from '../../host/package-file.js';

type Address = number;

/** What is used of HarfBuzz's C interface (https://harfbuzz.github.io, “API reference manual”) and of the library below it. */
export interface HarfBuzzFunctions {
  malloc(bytes: number): Address;
  free(address: Address): void;
  hb_blob_create(data: Address, length: number, mode: number, userData: Address, destroy: Address): Address;
  hb_blob_destroy(blob: Address): void;
  hb_blob_get_length(blob: Address): number;
  hb_blob_get_data(blob: Address, length: Address): Address;
  hb_face_create(blob: Address, index: number): Address;
  hb_face_destroy(face: Address): void;
  hb_face_get_upem(face: Address): number;
  hb_face_reference_table(face: Address, tag: number): Address;
  hb_face_collect_unicodes(face: Address, set: Address): void;
  hb_set_create(): Address;
  hb_set_destroy(set: Address): void;
  hb_set_get_population(set: Address): number;
  hb_set_next_many(set: Address, after: number, out: Address, size: number): number;
  hb_ot_layout_table_get_feature_tags(face: Address, tag: number, from: number, count: Address, out: Address): number;
  hb_font_create(face: Address): Address;
  hb_font_destroy(font: Address): void;
  hb_font_get_nominal_glyph(font: Address, codePoint: number, glyph: Address): number;
  hb_font_draw_glyph(font: Address, glyph: number, functions: Address, data: Address): void;
  hb_draw_funcs_create(): Address;
  hb_draw_funcs_set_move_to_func(functions: Address, call: number, userData: Address, destroy: Address): void;
  hb_draw_funcs_set_line_to_func(functions: Address, call: number, userData: Address, destroy: Address): void;
  hb_draw_funcs_set_quadratic_to_func(functions: Address, call: number, userData: Address, destroy: Address): void;
  hb_draw_funcs_set_cubic_to_func(functions: Address, call: number, userData: Address, destroy: Address): void;
  hb_draw_funcs_set_close_path_func(functions: Address, call: number, userData: Address, destroy: Address): void;
  hb_script_from_string(text: Address, length: number): number;
  hb_language_from_string(text: Address, length: number): Address;
  hb_buffer_create(): Address;
  hb_buffer_clear_contents(buffer: Address): void;
  hb_buffer_set_flags(buffer: Address, flags: number): void;
  hb_buffer_set_direction(buffer: Address, direction: number): void;
  hb_buffer_set_script(buffer: Address, script: number): void;
  hb_buffer_set_language(buffer: Address, language: Address): void;
  hb_buffer_add_utf16(buffer: Address, text: Address, length: number, from: number, count: number): void;
  hb_buffer_get_length(buffer: Address): number;
  hb_buffer_get_glyph_infos(buffer: Address, length: Address): Address;
  hb_buffer_get_glyph_positions(buffer: Address, length: Address): Address;
  hb_shape(font: Address, buffer: Address, features: Address, count: number): void;
}

interface Exports extends HarfBuzzFunctions {
  readonly memory: WebAssembly.Memory;
  readonly __indirect_function_table: WebAssembly.Table;
  __wasm_call_ctors(): void;
}

export interface HarfBuzz {
  readonly functions: HarfBuzzFunctions;
  /** Views of the memory; others take their place when it grows, so they are read from here after each call that may allocate. */
  readonly bytes: Uint8Array;
  readonly units: Uint16Array;
  readonly words: Uint32Array;
  readonly integers: Int32Array;
  /** Room for so many bytes, which stay until they are freed. @throws RangeError where memory is exhausted */
  allocate(bytes: number): Address;
  /** The number by which HarfBuzz calls a function of ours, whose parameters are of these types; it returns nothing. */
  callback(types: readonly WasmType[], call: (...values: number[]) => void): number;
}

export type WasmType = 'i32' | 'f32';

let started: HarfBuzz | null = null;

/** Starts HarfBuzz the first time (about 5 ms). */
export function harfBuzz(): HarfBuzz {
  started ??= start(compiledProgram(...files()));
  return started;
}

/** Compiles HarfBuzz for the processes of this machine to come, which start up faster by a twentieth of a second. */
export function compileHarfBuzz(): void {
  compileBeforehand(...files());
}

function files(): [program: string, compiled: string] {
  return [packageFile('harfbuzzjs/dist/harfbuzz.wasm'), ownFile('lib', 'command', 'harfbuzz.wasm.cache')];
}

const PAGE_BYTES = 0x10000;
/** Each growth makes new views, so memory grows by a part of what it is. */
const GROWTH = 1.2;

function start(program: WebAssembly.Module): HarfBuzz {
  const stop = (): never => {
    throw new Error('HarfBuzz has stopped');
  };
  const grow = (bytes: number): number => {
    const { memory } = exports;
    const have = memory.buffer.byteLength;
    try {
      memory.grow(Math.ceil((Math.max(bytes >>> 0, have * GROWTH) - have) / PAGE_BYTES));
    } catch {
      return 0;
    }
    Object.assign(instance, viewsOf(memory));
    return 1;
  };
  const environment = { emscripten_resize_heap: grow, _abort_js: stop, _emscripten_runtime_keepalive_clear: () => undefined, _setitimer_js: () => 0 };
  // `types` knows of no exports' types: these are those of the file that harfbuzzjs, whose version is fixed, comes with.
  const exports = new WebAssembly.Instance(program, { env: environment, wasi_snapshot_preview1: { proc_exit: stop } }).exports as unknown as Exports;
  const instance: HarfBuzz = {
    functions: exports,
    ...viewsOf(exports.memory),
    allocate(bytes) {
      const address = exports.malloc(bytes);
      if (address === 0) throw new RangeError('HarfBuzz has no memory left');
      return address;
    },
    callback: (types, call) => exports.__indirect_function_table.grow(1, wasmFunction(types, call)),
  };
  exports.__wasm_call_ctors();
  return instance;
}

function viewsOf({ buffer }: WebAssembly.Memory): Pick<HarfBuzz, 'bytes' | 'units' | 'words' | 'integers'> {
  return { bytes: new Uint8Array(buffer), units: new Uint16Array(buffer), words: new Uint32Array(buffer), integers: new Int32Array(buffer) };
}

const TYPE_CODES: Readonly<Record<WasmType, number>> = { i32: 0x7f, f32: 0x7d };

/** A function that a table of WebAssembly takes: of a module that imports ours as `e.f` and exports it again (WebAssembly Core, section 5.5). */
function wasmFunction(types: readonly WasmType[], call: (...values: number[]) => void): unknown {
  const signature = [0x60, types.length, ...types.map((type) => TYPE_CODES[type]), 0];
  const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const module = [...header, 1, signature.length + 1, 1, ...signature, 2, 7, 1, 1, 0x65, 1, 0x66, 0, 0, 7, 5, 1, 1, 0x66, 0, 0];
  return new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(module)), { e: { f: call } }).exports['f'];
}
