// Class names that are there under conditions, as one attribute.

/** The names that are not empty, separated by spaces. */
export function joinClasses(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(" ");
}
