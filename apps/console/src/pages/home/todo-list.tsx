import { Link, useNavigate } from "@tanstack/react-router";
import type { Todo, TodoKind, Workbench } from "@tongyou/core/schemas";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Count } from "../../parts/count.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { present } from "../../parts/search-params.ts";
import { useListKeys } from "../../parts/use-list-keys.ts";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";
import { type Section, sectionsOf } from "./todo-sections.ts";

/** Rows of a section without hurry that stand open at first. */
const OPEN_AT_FIRST = 10;
/** The list with all entries of a kind, where one shows exactly them. */
const LISTS: Readonly<Partial<Record<TodoKind, string>>> = {
  needs: "/children?allowance=needs",
  choice: "/children?allowance=choice",
  review: "/children?allowance=review",
  recoveryDue: "/corrections?state=approved&kind=recovery",
  awardMissing: "/awards",
  awardChange: "/awards?tab=changes",
  visit: "/visits?mine=yes",
  spotCheck: "/visits?tab=done&filter=toCheck",
  referralOverdue: "/referrals?view=overdue",
  referralReplied: "/referrals?view=replied&mine=yes",
};

type Props = Pick<Workbench, "counts" | "todos" | "today"> & {
  noChildren: boolean;
  /** The kind the list is narrowed to; one that does not wait narrows nothing. */
  kind: string | undefined;
};

/** What waits for this person, the most urgent first: what, why, until when and the way to do it. */
export function TodoList({ counts, todos, today, noChildren, kind }: Props) {
  const { t } = useTranslation("home");
  const list = useRef<HTMLElement>(null);
  useListKeys({
    move: (step) => {
      const links = [...(list.current?.querySelectorAll<HTMLElement>("a.do") ?? [])];
      const at = links.findIndex((link) => link.matches(":focus"));
      links[Math.min(links.length - 1, Math.max(0, at < 0 ? 0 : at + step))]?.focus();
    },
  });
  const chosen = counts.find((one) => one.kind === kind);
  const shown = chosen ? todos.filter((todo) => todo.kind === chosen.kind) : todos;
  return (
    <section className="card todo-list" aria-label={t("todo.label")} ref={list}>
      {noChildren ? <NoChildren /> : todos.length === 0 && <NothingToDo />}
      {counts.length > 1 && <Kinds counts={counts} chosen={chosen?.kind} />}
      {sectionsOf(shown, today).map((one) => (
        <TodoSection key={`${one.section} ${chosen?.kind}`} {...one} />
      ))}
      {chosen ? <Rest {...chosen} shown={shown.length} /> : <MoreOfKinds counts={counts} todos={todos} />}
    </section>
  );
}

function Kinds({ counts, chosen }: Pick<Workbench, "counts"> & { chosen: TodoKind | undefined }) {
  const { t } = useTranslation("home");
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const navigate = useNavigate({ from: "/" });
  const choices = [{ kind: undefined, count: all }, ...counts];
  return (
    <fieldset className="todo-kinds" aria-label={t("todo.kinds")}>
      {choices.map(({ kind, count }) => (
        <button
          key={kind ?? "all"}
          type="button"
          aria-pressed={chosen === kind}
          onClick={() => void navigate({ search: (before) => present({ ...before, kind }) })}
        >
          {kind ? t(`todo.kind.${kind}`) : t("todo.all")} <Count of={count} />
        </button>
      ))}
    </fieldset>
  );
}

function TodoSection({ section, todos }: { section: Section; todos: readonly Todo[] }) {
  const { t } = useTranslation("home");
  const hurry = section === "late" || section === "today" || section === "week";
  const [open, setOpen] = useState(hurry);
  const shown = open ? todos : todos.slice(0, OPEN_AT_FIRST);
  return (
    <section aria-labelledby={`todo-${section}`}>
      <h2 id={`todo-${section}`} className={section === "late" ? "danger" : undefined}>
        {t(`todo.section.${section}`)} <Count of={todos.length} />
      </h2>
      <ul>
        {shown.map((todo) => (
          <TodoRow key={`${todo.kind} ${todo.to} ${todo.title.zh}`} todo={todo} />
        ))}
      </ul>
      {shown.length < todos.length && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {t("todo.unfold", { more: todos.length - shown.length })}
        </Button>
      )}
    </section>
  );
}

function TodoRow({ todo: { kind, title, why, due, overdue, to } }: { todo: Todo }) {
  const { t } = useTranslation("home");
  const { say } = useLanguage();
  return (
    <li>
      <div>
        <strong>{say(title)}</strong>
        <span className="todo-kind">{t(`todo.kind.${kind}`)}</span>
        <span className="quiet">{say(why)}</span>
      </div>
      {due && (
        <span className={overdue ? "danger figure" : "quiet figure"}>
          {t(overdue ? "todo.overdue" : "todo.due", { date: due })}
        </span>
      )}
      <PathLink to={to} className="do">
        {t(`todo.do.${kind}`)}
      </PathLink>
    </li>
  );
}

/** What of a kind is not among the first; the list behind has it. */
function Rest({ kind, count, shown }: { kind: TodoKind; count: number; shown: number }) {
  const { t } = useTranslation("home");
  const list = LISTS[kind];
  if (count <= shown) return null;
  return (
    <p className="quiet">
      {t("todo.rest", { more: count - shown })}{" "}
      {list && <PathLink to={list}>{t("todo.openList", { count })}</PathLink>}
    </p>
  );
}

function MoreOfKinds({ counts, todos }: Pick<Workbench, "counts" | "todos">) {
  const { t } = useTranslation("home");
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return all > todos.length ? <p className="quiet">{t("todo.more", { more: all - todos.length })}</p> : null;
}

/** The first day of an area: the ledger comes before everything else. */
function NoChildren() {
  const { t } = useTranslation("home");
  const may = useMay();
  if (!may("imports.list")) return <EmptyState title={t("todo.noChildren")} />;
  return (
    <EmptyState title={t("todo.noChildren")} next={t("todo.noChildrenNext")}>
      <Link to="/imports" className="do">
        {t("todo.import")}
      </Link>
    </EmptyState>
  );
}

function NothingToDo() {
  const { t } = useTranslation("home");
  const may = useMay();
  return (
    <EmptyState title={t("todo.none")} next={may("imports.list") ? t("todo.noneNext") : undefined}>
      {may("imports.list") && <Link to="/imports">{t("todo.import")}</Link>}
      {may("months.list") && <Link to="/months">{t("todo.months")}</Link>}
    </EmptyState>
  );
}
