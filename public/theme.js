// Sets the theme before the first picture, as `src/ui/theme.ts` would: modules run too late for that.
{
  let theme;
  try {
    const settings = localStorage.getItem("lockscope.settings") ?? "";
    // As `src/store/settings.ts` writes them.
    if (settings.startsWith('{"version":1,')) {
      theme = /"theme":"(light|dark)"/.exec(settings)?.[1];
    }
  } catch {
    // Where storage is forbidden nothing was chosen.
  }
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = theme ?? (isDark ? "dark" : "light");
}
