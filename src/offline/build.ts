// What a build is made of, as its service worker is told. Types only.

/** A path within the page's folder, and what a browser's `integrity` checks its bytes against. */
type BuiltFile = readonly [path: string, integrity: string];

export interface Build {
  /** Differs between any two builds of which one byte differs. */
  readonly id: string;
  /** All files that the page may ask for, `index.html` among them. */
  readonly files: readonly BuiltFile[];
}
