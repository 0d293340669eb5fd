import { type HTMLElement, NodeType, parse } from "node-html-parser";

/** The document as a browser without JavaScript has it: what noscript holds is there. */
export const documentOf = (html: string) => parse(html, { blockTextElements: { script: true, style: true } });

const unseen = "[hidden], script, style, template, head, dialog:not([open])";

/** Whether people see it, as far as the document alone tells. */
export const isShown = (element: HTMLElement) => !element.closest(unseen);

/** What people read in it, each block on a line of its own. */
export function readableText(root: HTMLElement) {
  const copy = documentOf((root.querySelector("body") ?? root).outerHTML);
  for (const element of copy.querySelectorAll(unseen)) element.remove();
  return copy.structuredText;
}

/** The name that assistive technology gives a button, link or control (accname, as much of it as we use). */
export function nameOf(element: HTMLElement, root: HTMLElement): string {
  const labelledBy = element.getAttribute("aria-labelledby")?.split(/\s+/);
  if (labelledBy) return oneLine(labelledBy.map((id) => spoken(root.querySelector(`[id="${id}"]`))).join(" "));

  const label = element.getAttribute("aria-label");
  if (label) return oneLine(label);
  if (isButton(element)) {
    return oneLine(element.localName === "input" ? (element.getAttribute("value") ?? "Submit") : spoken(element));
  }
  return oneLine(isControl(element) ? labelsOf(element, root).map(spoken).join(" ") : spoken(element));
}

/** Whether pressing it sends a form. */
export const isButton = (element: HTMLElement) =>
  (element.localName === "button" && (element.getAttribute("type") ?? "submit") === "submit") ||
  (element.localName === "input" && ["submit", "image"].includes(element.getAttribute("type") ?? ""));

const isControl = ({ localName }: HTMLElement) => ["input", "select", "textarea"].includes(localName);

function labelsOf(control: HTMLElement, root: HTMLElement) {
  const around = control.closest("label");
  const pointing = control.id ? root.querySelectorAll(`label[for="${control.id}"]`) : [];
  return around ? [around, ...pointing] : pointing;
}

/** The words of an element without those that are only for the eye, or those of the controls in it. */
function spoken(element: HTMLElement | null): string {
  if (!element || element.getAttribute("aria-hidden") === "true" || element.localName === "svg" || isControl(element))
    return "";
  return element.childNodes
    .map((node) => (node.nodeType === NodeType.TEXT_NODE ? node.text : spoken(node as HTMLElement)))
    .join("");
}

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
