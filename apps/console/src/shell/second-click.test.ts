import { afterEach, expect, test } from "vitest";
import { takeDoubleClickForOne } from "./second-click.ts";

let end = () => {};
afterEach(() => {
  end();
  document.body.innerHTML = "";
});

/** The clicks a page hears when the element is clicked twice, quickly. */
function heardOf(html: string, selector: string): number {
  document.body.innerHTML = html;
  end = takeDoubleClickForOne(document);
  let heard = 0;
  const element = document.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  element.addEventListener("click", () => heard++);
  for (const detail of [1, 2]) element.dispatchEvent(new MouseEvent("click", { bubbles: true, detail }));
  return heard;
}

test("a double click confirms once, and leaves open what its first click opened", () => {
  const dialog =
    '<div class="ant-modal-wrap"><div role="dialog"><button class="ant-btn"><i></i></button></div></div>';
  expect(heardOf('<button class="ant-btn ant-btn-primary"></button>', "button")).toBe(1);
  expect(heardOf(dialog, "i")).toBe(1);
  expect(heardOf(dialog, ".ant-modal-wrap")).toBe(1);
});

test("quick clicks elsewhere all count: paging, counting up, a word chosen in a field", () => {
  expect(heardOf('<button class="ant-btn"></button>', "button")).toBe(2);
  expect(heardOf('<div class="ant-modal-wrap"><input></div>', "input")).toBe(2);
});
