/**
 * Programs of WebAssembly, compiled beforehand where that has been done (`finish-lib.mjs`).
 *
 * V8 compiles such a program quickly and badly, each function when it is first called, and well only what turns out to be
 * called often: a short build is over by then. Browsers keep what V8's optimising compiler has made of a program; Node
 * has no other way to that than functions which V8 has for its own tests: `v8.serialize` writes nothing of a program,
 * structured cloning shares one between the threads of a process only, and its compile cache keeps JavaScript alone.
 * So nothing depends on them: where they are missing, or a file is not of this very program, Node and processor, or the
 * environment has `SHEAF_COMPILED_CODE=0`, the program is compiled as usual.
 */

import { arch } from 'node:os';
import { env, versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { crc32 } from 'node:zlib';

import { nodeFileSystem } from './node-host.js';

/** What the file begins with: for whom it is, and that it is whole. */
const headOf = (program: Uint8Array, code: Uint8Array): string => `${versions.node} ${arch()} ${crc32(program)} ${crc32(code)}\n`;

/** Without these V8's optimising compiler has a whole program at once. */
const GRADUALLY = ['liftoff', 'wasm-lazy-compilation', 'wasm-dynamic-tiering'];

/**
 * @param path of a WebAssembly file
 * @param compiled the file that `compileBeforehand` wrote for it, which need not be there
 */
export function compiledProgram(path: string, compiled: string): WebAssembly.Module {
  const fs = nodeFileSystem();
  const program = fs.readBytes(path);
  const isWanted = env['SHEAF_COMPILED_CODE'] !== '0';
  return (isWanted && fs.exists(compiled) ? readCode(program, fs.readBytes(compiled)) : null) ?? new WebAssembly.Module(program);
}

/**
 * Compiles a program and keeps the code, which processes with the flags of this one will take. To be called in a process
 * that does nothing else, and has not the program already: V8 may stop it.
 *
 * @throws where this Node cannot do it
 */
export function compileBeforehand(path: string, compiled: string): void {
  const fs = nodeFileSystem();
  const program = fs.readBytes(path);
  GRADUALLY.forEach((flag) => setFlagsFromString(`--no-${flag}`));
  const module = new WebAssembly.Module(program);
  GRADUALLY.forEach((flag) => setFlagsFromString(`--${flag}`));
  // An `ArrayBuffer`, by V8's own declaration of the function.
  const code = new Uint8Array(callTestFunction('SerializeWasmModule', module) as ArrayBuffer);
  const file = Buffer.concat([Buffer.from(headOf(program, code)), code]);
  if (readCode(program, file) === null) throw new Error('V8 does not take the code that it made');
  fs.writeFile(`${compiled}.part`, file);
  fs.move(`${compiled}.part`, compiled);
}

function readCode(program: Uint8Array, file: Uint8Array): WebAssembly.Module | null {
  // A copy, with memory of its own.
  const code = new Uint8Array(file.subarray(file.indexOf(0x0a) + 1));
  const head = String.fromCharCode(...file.subarray(0, file.length - code.length));
  if (head !== headOf(program, code)) return null;
  try {
    const module = callTestFunction('DeserializeWasmModule', code.buffer, program);
    return module instanceof WebAssembly.Module ? module : null;
  } catch {
    return null;
  }
}

/**
 * Calls a function that V8 has for its tests.
 *
 * @throws SyntaxError where V8 has it no more
 */
function callTestFunction(name: string, ...values: readonly unknown[]): unknown {
  const names = values.map((_, index) => `v${index}`);
  setFlagsFromString('--allow-natives-syntax');
  try {
    // Written as text: to every other reader it is a syntax error, and to V8 too unless it is told so.
    return new Function(...names, `return %${name}(${names.join()})`)(...values) as unknown;
  } finally {
    setFlagsFromString('--no-allow-natives-syntax');
  }
}
