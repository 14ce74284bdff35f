import { Link } from "@tanstack/react-router";
import type { Todo, TodoKind, Workbench } from "@tongyou/core/schemas";
import { useTranslation } from "react-i18next";
import { Count } from "../../parts/count.tsx";
import { EmptyState } from "../../parts/empty-state.tsx";
import { PathLink } from "../../parts/path-link.tsx";
import { useLanguage } from "../../shell/language.ts";
import { useMay } from "../../shell/session.tsx";

type Todos = Pick<Workbench, "counts" | "todos">;
type Group = { kind: TodoKind; count: number; late: boolean; todos: Todo[] };

/** Kinds with something overdue first, then in the server's order; overdue and earlier due rows first within. */
export function groupTodos({ counts, todos }: Todos): Group[] {
  const groups = counts
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => {
      const own = todos.filter((todo) => todo.kind === kind).toSorted(byUrgency);
      return { kind, count, todos: own, late: own.some(({ overdue }) => overdue) };
    });
  return groups.toSorted((a, b) => Number(b.late) - Number(a.late));
}

const byUrgency = (a: Todo, b: Todo) =>
  Number(b.overdue) - Number(a.overdue) || (a.due ?? "9999").localeCompare(b.due ?? "9999");

/** What waits for this person: one list, by kind, each row with what, why, until when and the way to do it. */
export function TodoList({ counts, todos, noChildren }: Todos & { noChildren: boolean }) {
  const { t } = useTranslation("home");
  const groups = groupTodos({ counts, todos });
  return (
    <section className="card todo-list" aria-label={t("todo.label")}>
      {noChildren ? <NoChildren /> : groups.length === 0 && <NothingToDo />}
      {groups.map((group) => (
        <TodoGroup key={group.kind} {...group} />
      ))}
    </section>
  );
}

function TodoGroup({ kind, count, todos }: Group) {
  const { t } = useTranslation("home");
  const { say } = useLanguage();
  return (
    <section aria-labelledby={`todo-${kind}`}>
      <h2 id={`todo-${kind}`}>
        {t(`todo.kind.${kind}`)} <Count of={count} />
      </h2>
      <ul>
        {todos.map((todo) => (
          <li key={`${todo.to} ${todo.title.zh}`}>
            <div>
              <strong>{say(todo.title)}</strong>
              <span className="quiet">{say(todo.why)}</span>
            </div>
            {todo.due && (
              <span className={todo.overdue ? "danger figure" : "quiet figure"}>
                {t(todo.overdue ? "todo.overdue" : "todo.due", { date: todo.due })}
              </span>
            )}
            <PathLink to={todo.to} className="do">
              {t(`todo.do.${kind}`)}
            </PathLink>
          </li>
        ))}
      </ul>
      {count > todos.length && <p className="quiet">{t("todo.more", { more: count - todos.length })}</p>}
    </section>
  );
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
