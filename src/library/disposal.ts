// The symbol that `using` looks for, also where the language does not know it yet.

/**
 * Bundlers that translate `using` for such places take the same one in its absence. Nothing global is touched.
 */
export const DISPOSE: typeof Symbol.dispose =
  Symbol.dispose ?? (Symbol.for("Symbol.dispose") as typeof Symbol.dispose);
