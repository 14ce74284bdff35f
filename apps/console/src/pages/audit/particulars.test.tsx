import { render, screen } from "@testing-library/react";
import type { AuditRow } from "@tongyou/core/schemas";
import { expect, test } from "vitest";
import { openDeskWords, startLanguage } from "../../shell/language.ts";
import "../../testing/render-console.tsx";
import { Particulars } from "./particulars.tsx";

const row = (detail: AuditRow["detail"], action = "referrals.list"): AuditRow => ({
  position: 1,
  at: "2026-11-20T01:00:00.000Z",
  actor: "0190a000-0000-7000-8000-000000000001",
  actorName: "王秀兰",
  unnamed: false,
  action,
  childId: null,
  division: null,
  purpose: null,
  detail,
  pack: null,
});

test("what is kept of an act reads in words: lists, departments, roles, sums, ids by their end", async () => {
  await startLanguage("zh");
  await openDeskWords();
  const id = "0190a000-0000-7000-8000-0000000000ab";
  render(
    <Particulars
      row={row({
        request: "r-1",
        department: "police",
        state: ["open", "done"],
        role: "auditor",
        fen: 73_700,
        case: id,
      })}
    />,
  );
  const text = screen.getByText(/公安/).closest(".particulars")?.textContent ?? "";
  for (const said of ["公安", "办理中、已完成", "审计员", "¥737.00"]) expect(text).toContain(said);
  expect(screen.getByTitle(id).textContent).toBe(id.slice(-8));
  expect(text).not.toMatch(/police|open|auditor|r-1/);
});

test("a word that several rooms keep is said as the room means it", async () => {
  await startLanguage("zh");
  await openDeskWords();
  const detail = { state: "proposed", grant: "0190a000-0000-7000-8000-0000000000ab" };
  const said = (action: string) => {
    const { container, unmount } = render(<Particulars row={row(detail, action)} />);
    const text = container.textContent ?? "";
    unmount();
    return text;
  };
  expect(said("corrections.list")).toContain("待审批");
  expect(said("applications.start")).toContain("政策找人");
  expect([said("payments.decideGrant"), said("breakGlass.end")]).toEqual([
    expect.stringContaining("一次性补助编号"),
    expect.stringContaining("临时查阅编号"),
  ]);
});

test("a fact, what was written down of a family, and why a file was closed stand in words", () => {
  const said = (detail: AuditRow["detail"]) => {
    const { container, unmount } = render(<Particulars row={row(detail, "children.recordContact")} />);
    const text = container.textContent ?? "";
    unmount();
    return text;
  };
  expect(said({ fact: "careArrangement" })).toBe("情况 照料方式");
  expect(said({ fields: ["guardianName", "bankAccount"] })).toBe("登记内容 监护人姓名、银行账号");
  expect(said({ reason: "deceased", closedOn: "2026-11-21" })).toBe("原因 死亡结案日期 2026-11-21");
});
