/** What an act is started or confirmed with. */
const ACTS = ".ant-btn-primary, [role='dialog'] .ant-btn";
/** What lies around a dialog: a click on it closes the dialog. */
const AROUND = ".ant-modal-wrap, .ant-drawer-mask";

/**
 * Takes a double click for one. Its second click would confirm twice, or close the dialog that the first one opened.
 * Returns what ends it.
 */
export function takeDoubleClickForOne(page: Document): () => void {
  const onClick = (event: MouseEvent) => {
    const { target, detail } = event;
    if (detail < 2 || !(target instanceof Element)) return;
    if (!target.closest(ACTS) && !target.matches(AROUND)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  page.addEventListener("click", onClick, true);
  return () => page.removeEventListener("click", onClick, true);
}
