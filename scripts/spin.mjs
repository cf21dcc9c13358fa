// Finds the model checker Spin and the C compiler that it needs, for the tests of exported models.
import { findProgram, installDebianPackage } from "./programs.mjs";

const SPIN = { variable: "LOCKSCOPE_SPIN", names: ["spin"] };
const COMPILER = { variable: "LOCKSCOPE_GCC", names: ["gcc", "clang", "cc"] };

/** @typedef {{ spin: string, compiler: string }} Spin the programs' paths */

/** @returns {Spin | null} null where one of them is not installed */
export function findSpin() {
  const spin = findProgram(SPIN);
  const compiler = findProgram(COMPILER);
  return spin === null || compiler === null ? null : { spin, compiler };
}

/**
 * Finds both, and installs Debian's where they are missing and this user is root.
 * @returns {Promise<Spin | null>} null where they have to be left out
 */
export async function ensureSpin() {
  if (findSpin() === null && process.getuid?.() === 0) {
    if (findProgram(SPIN) === null) await installDebianPackage("spin");
    if (findProgram(COMPILER) === null) {
      await installDebianPackage("gcc");
      await installDebianPackage("libc6-dev");
    }
  }
  return findSpin();
}
